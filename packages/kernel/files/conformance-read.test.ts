import { expect, test } from "vitest";
import { newShelf, onBothAdapters, province } from "./adapters.test-helper.ts";
import { claimOf } from "./claims.test-helper.ts";
import { bytes, claim, code, contentOf, keep } from "./conformance.test-helper.ts";
import { type FileKey, fileKeyOf, sharedShelf, type Shelf, shelfOf } from "./keys.ts";
import { png } from "./pictures.test-helper.ts";

const [minute, day] = [60_000, 86_400_000];

onBothAdapters("what is not confirmed", (open) => {
  /** Sent, and not confirmed. */
  const sent = async () => {
    const world = await open();
    const on = newShelf();
    const upload = await world.files.askUpload({ on, ...claim });
    await world.send(upload, bytes);
    return { world, on, upload, incoming: `${on}/incoming/${upload.id}` as FileKey };
  };
  test("is not read, listed, copied, linked or removed as a file", async () => {
    const { world, on, incoming } = await sent();
    const key = fileKeyOf(on, claim.sha256);
    expect(await code(world.files.read(key))).toBe("file.not_found");
    expect(await world.files.size(key)).toBeUndefined();
    expect(await code(world.files.copy(key, newShelf()))).toBe("file.not_found");
    expect((await world.files.list(on)).keys).toEqual([]);
    expect((await world.get((await world.files.download({ key, ...claim })).url)).status).toBe(404);
    const calls = [
      world.files.read(incoming),
      world.files.size(incoming),
      world.files.download({ key: incoming, ...claim }),
      world.files.copy(incoming, on),
      world.files.remove(incoming),
    ];
    for (const call of calls) expect(await code(call)).toBe("file.bad_key");
  });
  test("can be looked at by its id, in any order", async () => {
    const { world, on, upload } = await sent();
    const found = (await world.files.incoming(on, upload.id))!;
    expect([found.size, found.at.toISOString()]).toEqual([bytes.length, "2026-11-02T03:00:00.000Z"]);
    expect(Buffer.from(await found.read(bytes.length - 5, 100)).toString()).toBe(bytes.subarray(-5).toString());
    expect(Buffer.from(await found.read(0, 4)).toString()).toBe("%PDF");
    expect((await found.read(bytes.length, 10)).length).toBe(0);
    await found.close();
  });
  test("is gone a day after it was sent, swept or not", async () => {
    const { world, on, upload } = await sent();
    world.pass(day - minute);
    await (await world.files.incoming(on, upload.id))!.close();
    world.pass(minute);
    expect(await world.files.incoming(on, upload.id)).toBeUndefined();
    expect(await code(world.files.confirm({ on, id: upload.id, ...claim }))).toBe("file.not_uploaded");
  });
  test("is swept away, and only it, and only when it is old", async () => {
    const { world, on, upload } = await sent();
    const kept = await keep(world, newShelf());
    const before = (iso: string) => world.files.expirePassing(new Date(iso));
    expect(await before("2026-11-02T03:00:00Z")).toBe(0);
    await (await world.files.incoming(on, upload.id))!.close();
    expect(await before("2026-11-02T03:00:01Z")).toBe(1);
    expect(await before("2026-11-02T03:00:01Z")).toBe(0);
    expect(await world.stored()).toEqual([kept.key]);
  });
});

onBothAdapters("a file", (open) => {
  test.each<[{ from: number; to?: number }, number, number]>([
    [{ from: 0, to: 3 }, 0, 4],
    [{ from: 10 }, 10, bytes.length],
    [{ from: bytes.length - 1 }, bytes.length - 1, bytes.length],
    [{ from: 5, to: 1e9 }, 5, bytes.length],
  ])("is read in part: %j", async (range, from, end) => {
    const world = await open();
    const { key } = await keep(world, newShelf());
    const read = await contentOf(world, key, range);
    expect(read.bytes.equals(bytes.subarray(from, end))).toBe(true);
    expect([read.size, read.range]).toEqual([bytes.length, { from, to: end - 1 }]);
  });
  test.each([{ from: -1 }, { from: bytes.length }, { from: 5, to: 4 }, { from: 0.5 }])("is not read outside itself: %j", async (range) => {
    const world = await open();
    const { key } = await keep(world, newShelf());
    expect(await code(world.files.read(key, range))).toBe("file.bad_range");
  });
  test("may be let go of before its end", async () => {
    const world = await open();
    const { key } = await keep(world, newShelf());
    await (await world.files.read(key)).stream.cancel();
    expect((await contentOf(world, key)).bytes.length).toBe(bytes.length);
  });
  test("removed is gone for readers, links and lists; removing it again is well; it may come back", async () => {
    const world = await open();
    const on = newShelf();
    const { key } = await keep(world, on);
    const link = await world.files.download({ key, ...claim });
    await world.files.remove(key);
    await world.files.remove(key);
    expect(await code(world.files.read(key))).toBe("file.not_found");
    expect((await world.get(link.url)).status).toBe(404);
    expect(await world.files.list(on)).toEqual({ keys: [] });
    expect((await keep(world, on)).key).toBe(key);
  });
  test("copied to another shelf is the same content, once", async () => {
    const world = await open();
    const { key } = await keep(world, newShelf());
    const to = newShelf();
    const copy = await world.files.copy(key, to);
    expect([copy, await world.files.copy(key, to)]).toEqual([fileKeyOf(to, claim.sha256), copy]);
    await world.files.remove(key);
    expect((await contentOf(world, copy)).bytes.equals(bytes)).toBe(true);
    expect(await code(world.files.copy(key, newShelf()))).toBe("file.not_found");
  });
  test("that is not there is not found, by any door", async () => {
    const { files, get } = await open();
    const key = fileKeyOf(newShelf(), claim.sha256);
    expect(await code(files.read(key))).toBe("file.not_found");
    expect(await code(files.copy(key, newShelf()))).toBe("file.not_found");
    expect([await files.size(key), (await get((await files.download({ key, ...claim })).url)).status]).toEqual([undefined, 404]);
  });
  test("stands in its shelf's list and in no other's", async () => {
    const world = await open();
    const [on, other] = [newShelf(), newShelf()];
    const keys = [(await keep(world, on)).key, (await keep(world, on, png(), claimOf(png(), "image/png"))).key].sort();
    await keep(world, other);
    expect(await world.files.list(on)).toEqual({ keys });
    expect(await world.files.list(on, keys[0])).toEqual({ keys: [keys[1]] });
  });
  test("that a province shares stands on the shared part of its shelf, not on its own", async () => {
    const world = await open();
    const [own, shared] = [shelfOf({ level: "province", province }), sharedShelf(province)];
    const { key } = await keep(world, shared);
    expect([(await world.files.list(shared)).keys, (await world.files.list(own)).keys]).toEqual([[key], []]);
  });
  test.each(["", "P/22.2025/A/../S", "../../etc", "P/22.2025/X", "P/22.2025/A/agy_1", "P/22.2025/S/"])(
    "is never looked for on a shelf named %j",
    async (name) => {
      const { files } = await open();
      const on = name as Shelf;
      const key = `${name}/${claim.sha256}` as FileKey;
      const calls = [files.askUpload({ on, ...claim }), files.list(on), files.read(key), files.remove(key), files.size(key)];
      for (const call of calls) expect(await code(call)).toBe("file.bad_key");
    },
  );
});

onBothAdapters("a link", (open, adapter) => {
  const linked = async (name = "Quy trình “tiếp” dân (bản 1), 100%.pdf") => {
    const world = await open();
    const { key } = await keep(world, newShelf());
    return { world, key, link: await world.files.download({ key, type: claim.type, name }) };
  };
  test("delivers the content as an attachment of its type, kept by no cache", async () => {
    const { world, link } = await linked();
    const answer = await world.get(link.url);
    expect([answer.status, answer.bytes.equals(bytes), answer.headers.get("content-type")]).toEqual([200, true, claim.type]);
    expect(answer.headers.get("content-disposition")).toMatch(/^attachment; /);
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
    // S3 has no way to say this for one object; what stands before the bucket says it.
    if (adapter === "disk") expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  });
  test("saves under the Vietnamese name, in NFC, also when it was given otherwise", async () => {
    const { world, link } = await linked("Quyết định ở Huế.pdf".normalize("NFD"));
    const said = (await world.get(link.url)).headers.get("content-disposition")!;
    expect(said).toBe(
      `attachment; filename="Quyet dinh o Hue.pdf"; filename*=UTF-8''${encodeURIComponent("Quyết định ở Huế.pdf".normalize("NFC"))}`,
    );
  });
  test("lives five minutes, and says so", async () => {
    const { world, link } = await linked();
    world.pass(5 * minute - 1000);
    expect((await world.get(link.url)).status).toBe(200);
    world.pass(1000);
    expect((await world.get(link.url)).status).toBe(403);
    expect(link.expiresAt).toEqual(new Date("2026-11-02T03:05:00Z"));
  });
  test("changed in any part opens nothing", async () => {
    const { world, key, link } = await linked();
    const other = await keep(world, newShelf(), png(), claimOf(png(), "image/png"));
    const changed = [link.url.replace(key, other.key)];
    for (const name of new URL(link.url).searchParams.keys()) {
      const url = new URL(link.url);
      const value = url.searchParams.get(name)!;
      url.searchParams.set(name, /\d$/.test(value) ? `${value}0` : `${value.slice(0, -1)}${value.endsWith("A") ? "g" : "A"}`);
      const without = new URL(link.url);
      without.searchParams.delete(name);
      changed.push(url.href, without.href);
    }
    for (const url of changed) expect((await world.get(url)).status).toBe(403);
  });
  test("to read does not write, remove or read anything else", async () => {
    const { world, link } = await linked();
    for (const method of ["PUT", "POST", "DELETE"]) expect((await world.get(link.url, method)).status).toBe(403);
  });
});

onBothAdapters("what was made to be fetched", (open) => {
  const csv = Buffer.from("mã;tên\r\nQT.01;Quy trình\r\n");
  const list = { name: "Danh mục tài liệu.csv", type: "text/csv" };

  test("comes down under its name, and stands on no shelf", async () => {
    const world = await open();
    const on = newShelf();
    const { url } = await world.files.offer(on, csv, list);
    const got = await world.get(url);
    expect([got.status, got.bytes.toString()]).toEqual([200, csv.toString()]);
    expect(got.headers.get("content-disposition")).toContain("Danh%20m%E1%BB%A5c");
    expect((await world.files.list(on)).keys).toEqual([]);
  });
  test("is never taken for a file of the same content", async () => {
    const world = await open();
    const on = newShelf();
    await world.files.offer(on, bytes, claim);
    expect(await world.files.size(fileKeyOf(on, claim.sha256))).toBeUndefined();
    const kept = await keep(world, on);
    world.pass(day + minute);
    expect(await world.files.expirePassing(new Date("2026-11-03T03:00:30Z"))).toBe(1);
    expect((await contentOf(world, kept.key)).bytes.equals(bytes)).toBe(true);
  });
  test("begins its day anew when it is made again", async () => {
    const world = await open();
    const on = newShelf();
    await world.files.offer(on, csv, list);
    world.pass(day);
    const again = await world.files.offer(on, csv, list);
    await world.files.expirePassing(new Date("2026-11-03T02:00:00Z"));
    expect((await world.get(again.url)).status).toBe(200);
  });
});
