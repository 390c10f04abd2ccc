import * as comments from "@chuan/core/comments";
import * as documents from "@chuan/core/documents";
import { confirm } from "@chuan/core/files";
import * as laws from "@chuan/core/laws";
import * as reading from "@chuan/core/reading";
import type { AgencyCtx } from "@chuan/kernel";
import { expect, test } from "vitest";
import { aPdf, aPng, claimOf, sendFile } from "../sending.ts";
import { as, outcome } from "../world.ts";
import { askOf, cases, rightful } from "./cases.ts";
import { anActor, aSetting, type Setting } from "./setting.ts";

const canary = "Hoangyen"; // In letters that survive folding, coding and printing.
const code = "QT.HOANGYEN";
const words = { type: "doc" as const, content: [{ type: "paragraph", content: [{ type: "text", text: `${canary} trong văn bản` }] }] };
const says = (text: string) => text.toLowerCase().includes(canary.toLowerCase());

/** An agency whose every document, file, comment and law sings. */
async function singing(w: Setting) {
  const member = async (role: "iso_secretary" | "agency_head"): Promise<AgencyCtx> => {
    const { id, name } = await w.member(w.there, role);
    return as(w.there, { ...anActor(), id, name, confirmedAt: w.clock().toISOString() });
  };
  const [writer, head] = [await member("iso_secretary"), await member("agency_head")];
  const made = await documents.create(writer, { code, title: `Quy trình ${canary}`, kind: "process", unit: `Phòng ${canary}` });
  if (made.state !== "active") throw new Error("a new document is active");
  const id = made.draft!;
  const image = await sendFile(w, writer, aPng(), claimOf(aPng(), `${canary}.png`, "image/png"));
  await documents.attach(writer, { id, sha256: image.sha256, as: "image" });
  await documents.save(writer, { id, body: words, seen: 1 });
  const file = await sendFile(w, writer, aPdf(canary), claimOf(aPdf(canary), `${canary}.pdf`));
  await documents.attach(writer, { id, sha256: file.sha256, as: "content" });
  await comments.add(head, { of: id, text: `Góp ý ${canary}` });
  await laws.register(writer, { number: `${canary}/NĐ-CP`, title: canary, issuer: canary, effectiveFrom: "2026-07-01", cited: [made.id] });
  await documents.submit(writer, { id, summary: canary, reason: `Lý do ${canary}`, reviewers: [head.actor.id as never] });
  await documents.agree(head, { id });
  await documents.sendForApproval(writer, { id });
  await documents.approve(head, { document: made.id, id });
  await reading.distribute(writer, { document: made.id, audience: { everyone: true } });
  await w.settle();
  return { document: made.id, version: id, file: file.sha256 };
}

const ofAgencies = cases.filter(({ verb }) => verb.reach === "agency");

test.for(ofAgencies.map((c) => [c.name, c] as const))("%s tells nothing of another agency, and neither does the log", async ([, c]) => {
  const w = await aSetting();
  await singing(w);
  const me = await rightful(c, w);
  const answer = await w.send(c.line, await askOf(c, w, me), me.token);
  expect(answer.status).toBe(200);
  expect(says(answer.text)).toBe(false);
  expect(answer.text).not.toContain(`A/${w.there.scope.agency}`);
  expect(says(JSON.stringify(w.log))).toBe(false);
});

test("what another agency has is not found by its ids, and its addresses cannot be bent to one's own", async () => {
  const w = await aSetting();
  const theirs = await singing(w);
  const { id, name } = await w.member(w.here, "iso_secretary");
  const me = as(w.here, { ...anActor(), id, name });
  expect(await outcome(documents.file(me, { document: theirs.document, id: theirs.version }))).toBe("document_version.not_found");
  expect(await outcome(documents.compare(me, { id: theirs.version, with: theirs.version }))).toBe("document_version.not_found");
  expect(await outcome(documents.attach(me, { id: theirs.version, sha256: theirs.file, as: "content" }))).toBe(
    "document_version.not_found",
  );
  expect(await outcome(confirm(me, { id: "upl_00000000000000000000000000" as never, sha256: theirs.file }))).toBe("file.not_found");

  const mine = await sendFile(w, me, aPdf("mine"));
  const { link } = await confirm(me, { id: "upl_00000000000000000000000000" as never, sha256: mine.sha256 });
  expect((await w.fetchFile(link.url)).status).toBe(200);
  const bent = [
    link.url.replace(w.here.scope.agency, w.there.scope.agency),
    link.url.replace(mine.sha256, theirs.file),
    link.url.replace(w.here.scope.agency, w.there.scope.agency).replace(mine.sha256, theirs.file),
    link.url.replace(`A/${w.here.scope.agency}`, `A/${w.here.scope.agency}/../${w.there.scope.agency}`),
  ];
  for (const url of bent) {
    const got = await w.fetchFile(url);
    expect([url, got.status]).toEqual([url, 403]);
  }
});

test("at home the song is heard: what the other tests listen for is there to be heard", async () => {
  const w = await aSetting();
  const { document, version } = await singing(w);
  const me = await w.member(w.there, "iso_secretary");
  const path = { agency: w.there.scope.agency, id: document };
  const heard = async (line: Parameters<Setting["send"]>[0], more = {}) =>
    says((await w.send(line, { path: { ...path, ...more } }, me.token)).text);
  expect(await heard("GET /v1/agencies/{agency}/documents")).toBe(true);
  expect(await heard("GET /v1/agencies/{agency}/documents/{id}/versions")).toBe(true);
  expect(await heard("GET /v1/agencies/{agency}/versions/{of}/comments", { of: version })).toBe(true);
  expect(await heard("GET /v1/agencies/{agency}/documents/{document}/versions/{id}/file", { document, id: version })).toBe(true);
});
