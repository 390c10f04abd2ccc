import { expect, test } from "vitest";
import { Problem } from "../errors.ts";
import type { ProvinceKey } from "../ids.ts";
import { diskWorld, newAgency, province } from "./adapters.test-helper.ts";
import { claimOf } from "./claims.test-helper.ts";
import { confineFiles } from "./confine.ts";
import { type FileKey, fileKeyOf, incomingKeyOf, type Shelf, sharedShelf, shelfOf, UploadId } from "./keys.ts";
import { pdf } from "./pdf.test-helper.ts";
import type { Files } from "./port.ts";
import { fileReaches, fileReachOf } from "./reach.ts";
import type { Scope } from "../ctx.ts";

const claim = claimOf(pdf());
const id = UploadId.mint(new Date());
const [own, sibling] = [newAgency(), newAgency()];
const elsewhere = "01.2025" as ProvinceKey;
const places: { readonly [name: string]: Shelf } = {
  own: shelfOf(own),
  sibling: shelfOf(sibling),
  desk: shelfOf({ level: "province", province }),
  shared: sharedShelf(province),
  foreignDesk: shelfOf({ level: "province", province: elsewhere }),
  foreignShared: sharedShelf(elsewhere),
  foreignAgency: shelfOf({ ...own, province: elsewhere }),
  operator: shelfOf({ level: "operator" }),
};

/** Every door that reads, and every door that writes, on one shelf. */
const reading: { readonly [door: string]: (files: Files, on: Shelf) => Promise<unknown> } = {
  size: (files, on) => files.size(fileKeyOf(on, claim.sha256)),
  read: (files, on) => files.read(fileKeyOf(on, claim.sha256)),
  download: (files, on) => files.download({ key: fileKeyOf(on, claim.sha256), ...claim }),
  list: (files, on) => files.list(on),
};
const writing: typeof reading = {
  askUpload: (files, on) => files.askUpload({ on, ...claim }),
  incoming: (files, on) => files.incoming(on, id),
  confirm: (files, on) => files.confirm({ on, id, ...claim }),
  remove: (files, on) => files.remove(fileKeyOf(on, claim.sha256)),
};
const passes = (call: Promise<unknown>) =>
  call.then(
    () => true,
    (error: unknown) => (error as Problem).code !== "file.outside_scope",
  );

test.each<[string, Scope, reads: string, writes: string]>([
  ["an agency reads itself and what its province shares, and writes itself", own, "own shared", "own"],
  [
    "a province reads and writes its own desk and agencies",
    { level: "province", province },
    "own sibling desk shared",
    "own sibling desk shared",
  ],
  ["the operator has a shelf of their own and sees no tenant's", { level: "operator" }, "operator", "operator"],
  ["the nation reaches no file", { level: "national" }, "", ""],
  ["the door of a workspace reaches no file", { level: "workspace", province }, "", ""],
  ["a person's corner of the directory reaches no file", { level: "identity", who: "a" }, "", ""],
])("%s", async (_, scope, reads, writes) => {
  const files = confineFiles((await diskWorld()).files, fileReachOf(scope));
  for (const [name, on] of Object.entries(places)) {
    for (const [door, call] of Object.entries(reading))
      expect([door, name, await passes(call(files, on))]).toEqual([door, name, reads.split(" ").includes(name)]);
    for (const [door, call] of Object.entries(writing))
      expect([door, name, await passes(call(files, on))]).toEqual([door, name, writes.split(" ").includes(name)]);
  }
});

test("a copy needs both: to read the one shelf and to write the other", async () => {
  const files = confineFiles((await diskWorld()).files, fileReachOf(own));
  const copy = (from: Shelf, to: Shelf) => passes(files.copy(fileKeyOf(from, claim.sha256), to));
  expect(await copy(places["shared"]!, places["own"]!)).toBe(true);
  expect(await copy(places["own"]!, places["shared"]!)).toBe(false);
  expect(await copy(places["sibling"]!, places["own"]!)).toBe(false);
});
test("a shelf whose name only begins like one's own is another's", async () => {
  const files = confineFiles((await diskWorld()).files, fileReachOf(own));
  expect(await passes(files.list(`${places["own"]!}X` as Shelf))).toBe(false);
  expect(await passes(files.read(`${places["own"]!}/../${places["sibling"]!.split("/").at(-1)!}/${claim.sha256}` as FileKey))).toBe(true);
  await expect(
    files.read(`${places["own"]!}/../${places["sibling"]!.split("/").at(-1)!}/${claim.sha256}` as FileKey),
  ).rejects.toMatchObject({ code: "file.bad_key" });
});
test("no tenant sweeps", async () => {
  for (const scope of [own, { level: "province", province } as const, { level: "operator" } as const])
    expect(await passes(confineFiles((await diskWorld()).files, fileReachOf(scope)).expirePassing(new Date()))).toBe(false);
});
test("outside is our fault and never tells whether something is there", async () => {
  const files = confineFiles((await diskWorld()).files, fileReachOf(own));
  await expect(files.read(fileKeyOf(places["sibling"]!, claim.sha256))).rejects.toMatchObject({
    kind: "broken",
    code: "file.outside_scope",
  });
});

test("shelves are spelt in one way, each under the province", () => {
  expect(places).toMatchObject({
    own: `P/22.2025/A/${own.agency}`,
    desk: "P/22.2025/S",
    shared: "P/22.2025/S/shared",
    operator: "O",
  });
  expect(incomingKeyOf(places["own"]!, id)).toBe(`P/22.2025/A/${own.agency}/incoming/${id}`);
});
test("a scope without files has no shelf, and a scope with an impossible name none either", () => {
  const scopes: Scope[] = [
    { level: "national" },
    { level: "workspace", province },
    { level: "identity", who: "a" },
    { level: "province", province: "../x" as ProvinceKey },
    { ...own, agency: "agy_1/../../S" as typeof own.agency },
  ];
  for (const scope of scopes) expect(() => shelfOf(scope)).toThrow(Problem);
  expect(() => shelfOf(own, "shared")).toThrow(Problem);
});
test("no reach is a prefix of a longer name: each ends with a slash", () => {
  for (const { reads, writes } of Object.values(fileReaches))
    for (const prefix of [...reads, ...writes]) expect(prefix).toMatch(/^(P\/\{province\}\/[AS]\/|O\/)(.*\/)?$/);
});
