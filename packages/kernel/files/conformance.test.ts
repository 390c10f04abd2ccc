import { expect, test } from "vitest";
import { newShelf, onBothAdapters } from "./adapters.test-helper.ts";
import { claimOf, goodFiles, sha256 } from "./claims.test-helper.ts";
import { bytes, claim, code, contentOf, keep } from "./conformance.test-helper.ts";
import { fileKeyOf, UploadId } from "./keys.ts";
import { wordFile } from "./office.test-helper.ts";
import { png } from "./pictures.test-helper.ts";
import type { Claim } from "./port.ts";
import { docx } from "./types.ts";

const hour = 3_600_000;

onBothAdapters("asking and sending", (open) => {
  test("an upload is asked for, sent, confirmed and read", async () => {
    const world = await open();
    const on = newShelf();
    const kept = await keep(world, on);
    expect(kept).toEqual({ ...claim, key: fileKeyOf(on, claim.sha256) });
    expect((await contentOf(world, kept.key)).bytes.equals(bytes)).toBe(true);
  });
  test.each(goodFiles)("%s arrives as it was sent", async (type, make) => {
    const world = await open();
    const kept = await keep(world, newShelf(), make(), claimOf(make(), type));
    expect((await contentOf(world, kept.key)).bytes.equals(make())).toBe(true);
  });
  test("an address to send to lives an hour, and says so", async () => {
    const world = await open();
    const asked = await world.files.askUpload({ on: newShelf(), ...claim });
    world.pass(hour - 1000);
    expect(await world.send(asked, bytes)).toBe(true);
    world.pass(2000);
    expect(await world.send(asked, bytes)).toBe(false);
    expect(asked.expiresAt).toEqual(new Date("2026-11-02T04:00:00Z"));
  });
  test("two askings have two ids, and neither sees the other's content", async () => {
    const { files, send } = await open();
    const on = newShelf();
    const [a, b] = [await files.askUpload({ on, ...claim }), await files.askUpload({ on, ...claim })];
    await send(a, bytes);
    expect(a.id).not.toBe(b.id);
    expect(await files.incoming(on, b.id)).toBeUndefined();
  });
  test.each<[string, Buffer]>([
    ["shorter", bytes.subarray(0, -1)],
    ["longer", Buffer.concat([bytes, Buffer.from("\n")])],
    ["of the right size and other bytes", Buffer.from(bytes.map((byte, i) => (i === 40 ? byte ^ 1 : byte)))],
    ["empty", Buffer.alloc(0)],
  ])("content that is %s is not taken, and leaves nothing", async (_, other) => {
    const world = await open();
    const on = newShelf();
    const upload = await world.files.askUpload({ on, ...claim });
    expect(await world.send(upload, other)).toBe(false);
    expect(await world.files.incoming(on, upload.id)).toBeUndefined();
    expect(await world.stored()).toEqual([]);
  });
  test("content under another type is not taken", async () => {
    const world = await open();
    const upload = await world.files.askUpload({ on: newShelf(), ...claim });
    expect(await world.send(upload, bytes, { "content-type": "text/html" })).toBe(false);
    expect(await world.stored()).toEqual([]);
  });
  test("the same content may be sent again, as after a lost answer", async () => {
    const world = await open();
    const on = newShelf();
    const upload = await world.files.askUpload({ on, ...claim });
    expect([await world.send(upload, bytes), await world.send(upload, bytes)]).toEqual([true, true]);
    expect(await code(world.files.confirm({ on, id: upload.id, ...claim }))).toBe("well");
    expect(await world.stored()).toEqual([fileKeyOf(on, claim.sha256)]);
  });
  test.each<[Partial<Claim>, string]>([
    [{ size: 0 }, "file.empty"],
    [{ size: -1 }, "file.bad_size"],
    [{ size: 1.5 }, "file.bad_size"],
    [{ size: Number.NaN }, "file.bad_size"],
    [{ size: 200 * 1024 * 1024 + 1 }, "file.too_large"],
    [{ sha256: "ab" }, "file.bad_sha256"],
    [{ sha256: claim.sha256.toUpperCase() }, "file.bad_sha256"],
    [{ type: "image/svg+xml", name: "a.svg" }, "file.type_not_accepted"],
    [{ name: "../a.pdf" }, "file.name_path"],
    [{ name: "a.docx" }, "file.name_extension"],
  ])("what could never be confirmed is refused before it is sent: %j", async (wrong, reason) => {
    const { files } = await open();
    expect(await code(files.askUpload({ on: newShelf(), ...claim, ...wrong }))).toBe(reason);
  });
});

onBothAdapters("confirming", (open) => {
  test("does nothing for what was never sent", async () => {
    const { files } = await open();
    expect(await code(files.confirm({ on: newShelf(), id: UploadId.mint(new Date()), ...claim }))).toBe("file.not_uploaded");
  });
  test("again comes to the same, any number of times", async () => {
    const world = await open();
    const on = newShelf();
    const upload = await world.files.askUpload({ on, ...claim });
    await world.send(upload, bytes);
    const confirm = () => world.files.confirm({ on, id: upload.id, ...claim });
    const first = await confirm();
    expect(await Promise.all([confirm(), confirm(), confirm()])).toEqual([first, first, first]);
    expect(await world.stored()).toEqual([first.key]);
  });
  test("from two sides at once comes to the same", async () => {
    const world = await open();
    const on = newShelf();
    const upload = await world.files.askUpload({ on, ...claim });
    await world.send(upload, bytes);
    const all = await Promise.all(Array.from({ length: 8 }, () => world.files.confirm({ on, id: upload.id, ...claim })));
    expect(new Set(all.map(({ key }) => key)).size).toBe(1);
    expect(await world.stored()).toEqual([all[0]!.key]);
  });
  test("the same content twice, under two names, is one file", async () => {
    const world = await open();
    const on = newShelf();
    const a = await keep(world, on);
    const b = await keep(world, on, bytes, { ...claim, name: "Bản khác.pdf" });
    expect([a.key, b.name]).toEqual([b.key, "Bản khác.pdf"]);
    expect(await world.stored()).toEqual([a.key]);
  });
  test("the same content on two shelves is two files, and removing one leaves the other", async () => {
    const world = await open();
    const [a, b] = [await keep(world, newShelf()), await keep(world, newShelf())];
    expect(a.key).not.toBe(b.key);
    await world.files.remove(a.key);
    expect(await world.files.size(b.key)).toBe(bytes.length);
  });
  test("on another shelf finds nothing", async () => {
    const world = await open();
    const upload = await world.files.askUpload({ on: newShelf(), ...claim });
    await world.send(upload, bytes);
    expect(await code(world.files.confirm({ on: newShelf(), id: upload.id, ...claim }))).toBe("file.not_uploaded");
  });
  test("looks at the content, whatever was claimed: a picture called PDF is refused and stays unread", async () => {
    const world = await open();
    const on = newShelf();
    const said = claimOf(png());
    const upload = await world.files.askUpload({ on, ...said });
    await world.send(upload, png());
    expect(await code(world.files.confirm({ on, id: upload.id, ...said }))).toBe("file.type_mismatch");
    // Asked again, as after a lost answer, it gives the same reason.
    expect(await code(world.files.confirm({ on, id: upload.id, ...said }))).toBe("file.type_mismatch");
    expect(await code(world.files.read(fileKeyOf(on, said.sha256)))).toBe("file.not_found");
  });
  test.each<[Partial<Claim>, string]>([
    [{ size: bytes.length + 1 }, "file.size_mismatch"],
    [{ sha256: sha256(png()) }, "file.sha256_mismatch"],
    [{ type: docx, name: "a.docx" }, "file.type_mismatch"],
    [{ name: "CON.pdf" }, "file.name_reserved"],
  ])("holds the content to what is claimed now: %j", async (wrong, reason) => {
    const world = await open();
    const on = newShelf();
    const upload = await world.files.askUpload({ on, ...claim });
    await world.send(upload, bytes);
    expect(await code(world.files.confirm({ on, id: upload.id, ...claim, ...wrong }))).toBe(reason);
    expect(await code(world.files.read(fileKeyOf(on, claim.sha256)))).toBe("file.not_found");
  });
  test("what is there already is looked at again when it is claimed to be of another type", async () => {
    const world = await open();
    const on = newShelf();
    const kept = await keep(world, on);
    const id = UploadId.mint(new Date());
    expect(await code(world.files.confirm({ on, id, ...kept, type: docx, name: "a.docx" }))).toBe("file.type_mismatch");
  });
  test("refuses what acts: a Word file with macros never becomes readable", async () => {
    const world = await open();
    const on = newShelf();
    const content = wordFile({ parts: [{ name: "word/vbaProject.bin", data: "x" }] });
    expect(await code(keep(world, on, content, claimOf(content, docx)))).toBe("file.macros");
    expect((await world.files.list(on)).keys).toEqual([]);
  });
  test("keeps the name in NFC", async () => {
    const kept = await keep(await open(), newShelf(), bytes, { ...claim, name: "Biên bản họp.pdf".normalize("NFD") });
    expect(kept.name).toBe("Biên bản họp.pdf".normalize("NFC"));
  });
});
