import { fileKeyOf, shelfOf } from "@chuan/kernel/files";
import { expect, test } from "vitest";
import { aPdf, aPng, claimOf, sendFile } from "../../../tests/sending.ts";
import { aMember, anActor, anAgency, aPlatform, aProvince, as, at, outcome } from "../../../tests/world.ts";
import { collectFiles } from "../files/index.ts";
import { pdfOf } from "../texts/files.test-helper.ts";
import { verifyDocuments } from "../upkeep/index.ts";
import * as documents from "./index.ts";

const about = { title: "Quy trình tiếp nhận hồ sơ", kind: "process" as const };
const why = { summary: "Ban hành lần đầu", reason: "Áp dụng TCVN ISO 9001:2015" };

async function anOffice() {
  const platform = aPlatform(new Date("2026-03-02T02:00:00Z"));
  const desk = await aProvince(platform);
  const place = at(desk, (await anAgency(desk)).id);
  const someone = async (role: string) => {
    const { id, name } = await aMember(place, role);
    return as(place, { ...anActor(), id, name, confirmedAt: platform.clock().toISOString() });
  };
  const [writer, head] = [await someone("iso_secretary"), await someone("agency_head")];
  const aDraft = async (code = "QT.01") => {
    const document = await documents.create(writer, { code, ...about });
    if (document.state !== "active") throw new Error("a new document is active");
    return { document: document.id, id: document.draft! };
  };
  const send = async (bytes: Buffer, claim = claimOf(bytes)) => (await sendFile(platform, writer, bytes, claim)).sha256;
  const enforce = async ({ document, id }: Awaited<ReturnType<typeof aDraft>>) => {
    await documents.submit(writer, { id, ...why, reviewers: [head.actor.id as never] });
    await documents.agree(head, { id });
    await documents.sendForApproval(writer, { id });
    await documents.approve(head, { document, id });
  };
  return { platform, desk, place, writer, head, aDraft, send, enforce };
}
const png = (bytes: Buffer) => claimOf(bytes, "Sơ đồ.png", "image/png");
const withImage = (file: string) => ({ type: "doc" as const, content: [{ type: "image", attrs: { file, alt: "Sơ đồ", width: 50 } }] });

test("a file becomes a version's content, is sealed with it, and one byte altered afterwards is found", async () => {
  const { platform, desk, writer, head, aDraft, send, enforce } = await anOffice();
  const draft = await aDraft();
  const bytes = aPdf();
  const sha256 = await send(bytes);
  await documents.attach(writer, { id: draft.id, sha256, as: "content" });
  await enforce(draft);
  const { edition, whole } = await documents.readVersion(head, { id: draft.id });
  expect([edition.content, whole]).toEqual([{ form: "file", ...claimOf(bytes) }, true]);
  const faults = async () => (await verifyDocuments(platform.bare, desk.scope.province, platform.files)).faults.map(({ fault }) => fault);
  expect(await faults()).toEqual([]);
  const key = fileKeyOf(shelfOf(writer.scope), sha256);
  const other = { ...platform.files, read: async () => ({ size: 1, range: { from: 0, to: 0 }, stream: new Blob(["x"]).stream() }) };
  expect((await verifyDocuments(platform.bare, desk.scope.province, other)).faults).toMatchObject([
    { version: draft.id, fault: "content" },
  ]);
  await platform.files.remove(key);
  expect(await faults()).toEqual(["missing"]);
});

test("a download says by its name that it is a draft, or out of force", async () => {
  const { platform, writer, head, aDraft, send, enforce } = await anOffice();
  const draft = await aDraft();
  await documents.attach(writer, { id: draft.id, sha256: await send(aPdf("one")), as: "content" });
  const named = async (id: typeof draft.id) => {
    const { url, name } = await documents.file(head, { document: draft.document, id });
    const got = await platform.fetchFile(url);
    expect([got.status, got.headers.get("content-disposition")]).toEqual([200, expect.stringContaining("attachment")]);
    expect(got.headers.get("content-disposition")).toContain(encodeURIComponent(name));
    await got.body?.cancel();
    return name;
  };
  expect(await named(draft.id)).toBe("DỰ THẢO - Quy trình.pdf");
  await enforce(draft);
  expect(await named(draft.id)).toBe("Quy trình.pdf");
  const next = await documents.revise(writer, { id: draft.document, step: "revision", from: draft.id });
  const second = next.state === "active" ? next.draft! : draft.id;
  // The next draft begins with the file in force.
  expect(await named(second)).toBe("DỰ THẢO - Quy trình.pdf");
  await documents.attach(writer, { id: second, sha256: await send(aPdf("two")), as: "content" });
  await enforce({ document: draft.document, id: second });
  expect(await named(draft.id)).toBe("HẾT HIỆU LỰC - Quy trình.pdf");
});

test("only who holds the draft attaches, only to a draft, and only what was confirmed in this agency", async () => {
  const { platform, desk, writer, head, aDraft, send, enforce } = await anOffice();
  const draft = await aDraft();
  const sha256 = await send(aPdf());
  const put = (ctx: typeof writer, of = sha256, what: "content" | "image" = "content") =>
    outcome(documents.attach(ctx, { id: draft.id, sha256: of, as: what }));
  expect(await put(head)).toBe("document.locked");
  const other = at(desk, (await anAgency(desk)).id);
  const foreign = (await sendFile(platform, as(other, writer.actor), aPdf("theirs"))).sha256;
  expect(await put(writer, foreign)).toBe("file.not_confirmed");
  expect(await put(writer, sha256, "image")).toBe("document.not_an_image");
  const image = aPng();
  expect(await put(writer, await send(image, png(image)))).toBe("document.not_for_content");
  await enforce(draft);
  expect(await put(writer)).toBe("document.not_a_draft");
});

test("a text shows only images that were put into its draft, and they stay as long as the document", async () => {
  const { platform, desk, writer, head, aDraft, send, enforce } = await anOffice();
  const draft = await aDraft();
  const bytes = aPng();
  const sha256 = await send(bytes, png(bytes));
  const save = () => outcome(documents.save(writer, { id: draft.id, body: withImage(sha256), seen: 1 }));
  expect(await save()).toBe("document.strange_image");
  await documents.attach(writer, { id: draft.id, sha256, as: "image" });
  expect(await save()).toBe("ok");
  await enforce(draft);
  await documents.revise(writer, { id: draft.document, step: "issue", from: draft.id });
  platform.setClock(new Date("2026-03-09T02:00:00Z"));
  expect(await collectFiles(desk, platform.clock())).toBe(0);
  const { images } = await documents.readVersion(head, { id: draft.id });
  const got = await platform.fetchFile(images[sha256]!);
  expect(Buffer.from(await got.arrayBuffer()).equals(bytes)).toBe(true);
  const faults = async () => (await verifyDocuments(platform.bare, desk.scope.province, platform.files)).faults.map(({ fault }) => fault);
  expect(await faults()).toEqual([]);
  const stored = platform.bare.dump().find((item) => item.sk === draft.id)!;
  await platform.bare.transact([{ put: { ...stored, images: [] } }]);
  expect(await faults()).toEqual(["content"]);
});

test("texts read from files are compared, with each other and with a text written here", async () => {
  const { writer, aDraft, send } = await anOffice();
  const [a, b, c] = [await aDraft("QT.01"), await aDraft("QT.02"), await aDraft("QT.03")];
  const file = async (...words: string[]) => send(Buffer.from(pdfOf([words.map((word, i) => [word, 72, 700 - 30 * i] as const)])));
  await documents.attach(writer, { id: a.id, sha256: await file("Bước 1 tiếp nhận hồ sơ", "Bước 2 thẩm định"), as: "content" });
  await documents.attach(writer, { id: b.id, sha256: await file("Bước 1 tiếp nhận hồ sơ", "Bước 2 thẩm tra"), as: "content" });
  const body = { type: "doc" as const, content: [{ type: "paragraph", content: [{ type: "text", text: "Bước 1 tiếp nhận hồ sơ" }] }] };
  await documents.save(writer, { id: c.id, body, seen: 1 });
  const counts = async (id: typeof a.id, other: typeof a.id) => (await documents.compare(writer, { id, with: other })).counts;
  expect(await counts(b.id, a.id)).toMatchObject({ unchanged: 1, changed: 1 });
  expect(await counts(c.id, a.id)).toMatchObject({ unchanged: 1, removed: 1 });
  expect((await documents.compare(writer, { id: a.id, with: a.id })).same).toBe(true);
  const scan = await aDraft("QT.04");
  await documents.attach(writer, { id: scan.id, sha256: await send(Buffer.from(pdfOf([[]]))), as: "content" });
  await expect(documents.compare(writer, { id: scan.id, with: a.id })).rejects.toMatchObject({
    code: "document.no_text",
    more: { errors: [{ path: "id", say: { en: expect.stringContaining("scan") as string } }] },
  });
});

test("a text saved over a file makes the draft a text again", async () => {
  const { writer, aDraft, send } = await anOffice();
  const draft = await aDraft();
  await documents.attach(writer, { id: draft.id, sha256: await send(aPdf()), as: "content" });
  const body = { type: "doc" as const, content: [{ type: "paragraph", content: [{ type: "text", text: "Bước 1" }] }] };
  await documents.save(writer, { id: draft.id, body, seen: 1 });
  expect((await documents.readVersion(writer, { id: draft.id })).text?.body).toEqual(body);
});
