import { AgencyId, type AgencyCtx, command } from "@chuan/kernel";
import { fileKeyOf, shelfOf } from "@chuan/kernel/files";
import { expect, test } from "vitest";
import { aPdf, claimOf, put, sendFile } from "../../../tests/sending.ts";
import { aPlatform, anAgency, aProvince, at, crashing, outcome, recordsOf } from "../../../tests/world.ts";
import { ask, collectFiles, confirm, type FileRecord, FileRecords, fileIdOf, hold, release } from "./index.ts";
import * as z from "zod";

const day = 24 * 3600 * 1000;
async function anOffice() {
  const platform = aPlatform(new Date("2026-03-02T02:00:00Z"));
  const desk = await aProvince(platform);
  const here = at(desk, (await anAgency(desk)).id);
  const pass = (ms: number) => platform.setClock(new Date(platform.clock().getTime() + ms));
  const collect = () => collectFiles(desk, new Date(platform.clock().getTime() - day));
  const isThere = async (sha256: string, ctx: AgencyCtx = here) =>
    (await platform.files.size(fileKeyOf(shelfOf(ctx.scope), sha256))) !== undefined;
  return { platform, desk, here, pass, collect, isThere };
}
/** What a noun does in its own command: it holds the file, or lets go of it. */
const use = (does: typeof hold | typeof release, holder = "doc_1") =>
  command({
    name: "test.use",
    reach: "agency",
    can: "document:draft",
    input: z.strictObject({ sha256: z.string() }),
    answer: FileRecords.schema,
    loads: (ctx, { sha256 }) => ({ file: FileRecords.at(ctx, fileIdOf(sha256)) }),
    run: (ctx, { file }) => does(ctx, file, holder),
  });
const stateOf = async (ctx: AgencyCtx, { id }: Pick<FileRecord, "id">) => (await FileRecords.read(ctx, id)).state;

test("a file is readable once it is confirmed, and the same content is sent once", async () => {
  const { platform, here, isThere } = await anOffice();
  const claim = claimOf(aPdf(), "Quy trình một cửa.pdf");
  const { upload } = await ask(here, claim);
  expect(await isThere(claim.sha256)).toBe(false);
  await put(platform, upload!, aPdf());
  expect(await isThere(claim.sha256)).toBe(false);
  const { file, link } = await confirm(here, { id: upload!.id, sha256: claim.sha256 });
  expect(file).toMatchObject({ state: "loose", name: "Quy trình một cửa.pdf" });
  const got = await platform.fetchFile(link.url);
  expect(Buffer.from(await got.arrayBuffer()).equals(aPdf())).toBe(true);
  const again = await ask(here, claim);
  expect([again.upload, again.file.state]).toEqual([undefined, "loose"]);
});

test("confirming any number of times, at once or again, comes to the same", async () => {
  const { platform, here } = await anOffice();
  const { upload, file } = await ask(here, claimOf(aPdf()));
  await put(platform, upload!, aPdf());
  const twice = () => confirm(here, { id: upload!.id, sha256: file.sha256 });
  const outcomes = await Promise.all([outcome(twice()), outcome(twice()), outcome(twice())]);
  expect(outcomes).toContain("ok");
  expect(outcomes.filter((each) => each !== "ok" && each !== "file.changed_meanwhile")).toEqual([]);
  expect((await twice()).file.state).toBe("loose");
});

test("what is not what was said of it is refused with the reason, and is not a file", async () => {
  const { platform, here, isThere } = await anOffice();
  const bytes = Buffer.from("MZ this is no PDF");
  const { upload, file } = await ask(here, claimOf(bytes));
  await put(platform, upload!, bytes);
  expect(await outcome(confirm(here, { id: upload!.id, sha256: file.sha256 }))).toBe("file.type_unknown");
  expect([await stateOf(here, file), await isThere(file.sha256)]).toEqual(["asked", false]);
  expect(await outcome(confirm(here, { id: upload!.id, sha256: "0".repeat(64) }))).toBe("file.not_found");
});

test("what nobody holds is collected after a day, and what is held is not", async () => {
  const { platform, here, pass, collect, isThere } = await anOffice();
  const [loose, held, never] = [aPdf("one"), aPdf("two"), aPdf("three")];
  const a = await sendFile(platform, here, loose);
  const b = await sendFile(platform, here, held);
  const { file: c } = await ask(here, claimOf(never));
  await use(hold)(here, { sha256: b.sha256 });
  pass(day - 60_000);
  expect(await collect()).toBe(0);
  pass(120_000);
  expect(await collect()).toBe(2);
  expect([await isThere(a.sha256), await isThere(b.sha256)]).toEqual([false, true]);
  expect([await stateOf(here, a), await stateOf(here, b), await stateOf(here, c)]).toEqual(["removed", "held", "removed"]);
  expect(await collect()).toBe(0);
});

test("a file is kept while any record holds it, and collected a day after the last let go", async () => {
  const { platform, here, pass, collect, isThere } = await anOffice();
  const { sha256 } = await sendFile(platform, here, aPdf());
  await use(hold, "doc_1")(here, { sha256 });
  await use(hold, "doc_2")(here, { sha256 });
  await use(release, "doc_1")(here, { sha256 });
  pass(2 * day);
  expect(await collect()).toBe(0);
  await use(release, "doc_2")(here, { sha256 });
  expect(await collect()).toBe(0);
  pass(2 * day);
  expect([await collect(), await isThere(sha256)]).toEqual([1, false]);
  expect(await outcome(use(hold)(here, { sha256 }))).toBe("file.not_confirmed");
  const again = await sendFile(platform, here, aPdf());
  expect([again.state, await isThere(sha256)]).toEqual(["loose", true]);
});

test("a crash at any call of collecting loses nothing that is held and leaves nothing that is not", async () => {
  for (let n = 1; n < 12; n++)
    for (const after of [false, true]) {
      const { platform, desk, here, pass, collect, isThere } = await anOffice();
      const file = await sendFile(platform, here, aPdf());
      pass(2 * day);
      const broken = { ...desk, table: crashing(desk.table, n, after) };
      await outcome(collectFiles(broken, new Date(platform.clock().getTime() - day)));
      // Either somebody may still put it to use, or it goes at the next turn.
      const came = await outcome(use(hold)(here, { sha256: file.sha256 }));
      pass(2 * day);
      await collect();
      expect({ n, after, came, there: await isThere(file.sha256) }).toEqual({ n, after, came, there: came === "ok" });
    }
});

test("a file of one agency is nothing to another: not known, not linked, and removed for itself alone", async () => {
  const { platform, desk, here, pass, collect, isThere } = await anOffice();
  const other = at(desk, (await anAgency(desk)).id);
  const { sha256 } = await sendFile(platform, here, aPdf());
  await use(hold)(here, { sha256 });
  expect(await outcome(use(hold)(other, { sha256 }))).toBe("file.not_found");
  const theirs = await sendFile(platform, other, aPdf());
  pass(2 * day);
  await collect();
  expect([await isThere(sha256), await isThere(theirs.sha256, other)]).toEqual([true, false]);
  const strange = { level: "agency" as const, province: here.scope.province, agency: AgencyId.mint(new Date()) };
  await expect(
    here.files.download({ key: fileKeyOf(shelfOf(strange), sha256), name: "a.pdf", type: "application/pdf" }),
  ).rejects.toMatchObject({
    code: "file.outside_scope",
  });
  expect(recordsOf(platform, "file").filter(({ pk }) => String(pk).includes(other.scope.agency))).toHaveLength(1);
});

test("a run that was held up between deciding and removing meets no other: what it decided is left to it for a day", async () => {
  const { platform, desk, here, pass, collect, isThere } = await anOffice();
  const file = await sendFile(platform, here, aPdf());
  pass(2 * day);
  const goOn = Promise.withResolvers<void>();
  const reached = Promise.withResolvers<void>();
  const slow = {
    ...platform.files,
    remove: async (key: Parameters<typeof platform.files.remove>[0]) => (reached.resolve(), await goOn.promise, platform.files.remove(key)),
  };
  const late = collectFiles({ ...desk, files: slow, table: desk.table }, new Date(platform.clock().getTime() - day));
  await reached.promise;
  expect(await collect()).toBe(0);
  expect(await outcome(sendFile(platform, here, aPdf()))).toBe("file.removing");
  goOn.resolve();
  expect([await late, await isThere(file.sha256)]).toEqual([1, false]);
  expect([(await sendFile(platform, here, aPdf())).state, await isThere(file.sha256)]).toEqual(["loose", true]);
});
