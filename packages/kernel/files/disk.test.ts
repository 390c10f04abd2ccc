import { mkdir, readdir, readFile, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { diskWorld, newShelf } from "./adapters.test-helper.ts";
import { claimOf } from "./claims.test-helper.ts";
import { diskFiles } from "./disk.ts";
import { fileKeyOf, type Shelf } from "./keys.ts";
import { pdf } from "./pdf.test-helper.ts";
import type { Upload } from "./port.ts";

const bytes = pdf();
const claim = claimOf(bytes);
type World = Awaited<ReturnType<typeof diskWorld>>;

async function asked(world: World, on: Shelf = newShelf()) {
  const upload = (await world.files.askUpload({ on, ...claim })) as Extract<Upload, { method: "PUT" }>;
  const put = (body: NonNullable<RequestInit["body"]>, headers: Record<string, string> = {}, url = upload.url) =>
    world.handle(new Request(url, { method: "PUT", body, headers: { ...upload.headers, ...headers }, duplex: "half" } as RequestInit));
  return { on, upload, put };
}
async function linked(world: World, name = claim.name) {
  const { on, upload, put } = await asked(world);
  await put(new Uint8Array(bytes));
  const { key } = await world.files.confirm({ on, id: upload.id, ...claim });
  return { key, ...(await world.files.download({ key, type: claim.type, name })) };
}
const problemOf = async (response: Response | undefined) => ((await response!.json()) as { code: string }).code;
const partials = async (world: World) => (await readdir(path.join(world.root, ".partial")).catch(() => [])).length;

describe("the handler", () => {
  test("leaves to others what is not under its base", async () => {
    const { handle } = await diskWorld();
    for (const url of ["http://local.test/", "http://local.test/filesystem", "http://local.test/api/files/x"])
      expect(await handle(new Request(url))).toBeUndefined();
  });
  test("can be mounted anywhere, and signs for there", async () => {
    for (const base of ["/", "/a/b", "/a/b/", "https://tep.example.vn/f"]) {
      const { root } = await diskWorld();
      const { files, handle } = diskFiles({ root, secret: "s".repeat(32), base });
      const { url } = await files.askUpload({ on: newShelf(), ...claim });
      expect(url.startsWith(base.replace(/\/$/, ""))).toBe(true);
      const request = new Request(new URL(url, "http://local.test"), {
        method: "PUT",
        body: new Uint8Array(bytes),
        headers: { "content-type": claim.type },
      });
      expect((await handle(request))!.status).toBe(204);
    }
  });
  test("reads nothing of a body whose address is not signed", async () => {
    const world = await diskWorld();
    const { upload, put } = await asked(world);
    let pulled = 0;
    const body = new ReadableStream({ pull: () => void pulled++ }, { highWaterMark: 0 });
    expect(await problemOf(await put(body, {}, `${upload.url}0`))).toBe("file.bad_link");
    expect(pulled).toBe(0);
  });
  test("refuses an address to send to that was changed in any part, or signed with another secret", async () => {
    const world = await diskWorld();
    const { upload, put } = await asked(world);
    const urls = [upload.url.replace(/incoming\/upl_./, "incoming/upl_1"), upload.url.replace(/\/incoming\/[^?]*/, `/${claim.sha256}`)];
    for (const name of new URL(upload.url).searchParams.keys()) {
      const [changed, without, twice] = [new URL(upload.url), new URL(upload.url), new URL(upload.url)];
      changed.searchParams.set(name, `${changed.searchParams.get(name)}1`);
      without.searchParams.delete(name);
      twice.searchParams.append(name, twice.searchParams.get(name)!);
      urls.push(changed.href, without.href);
      if (name !== "sig") urls.push(twice.href);
    }
    const other = diskFiles({ root: world.root, secret: "t".repeat(32), base: "http://local.test/files" });
    urls.push((await other.files.askUpload({ on: newShelf(), ...claim })).url);
    for (const url of urls) expect(await problemOf(await put(new Uint8Array(bytes), {}, url))).toBe("file.bad_link");
    expect(await world.stored()).toEqual([]);
  });
  test("refuses an address to read from for sending, and the other way round", async () => {
    const world = await diskWorld();
    const { url } = await linked(world);
    const { put, upload } = await asked(world);
    expect(await problemOf(await put(new Uint8Array(bytes), {}, url))).toBe("file.bad_link");
    expect(await problemOf(await world.handle(new Request(upload.url)))).toBe("file.bad_link");
  });
  test("tells why in the language that was asked for, as a problem document", async () => {
    const { handle } = await diskWorld();
    for (const [language, word] of [
      ["vi", "không hợp lệ"],
      ["en-GB", "not valid"],
    ] as const) {
      const response = (await handle(new Request("http://local.test/files/x", { headers: { "accept-language": language } })))!;
      expect([response.status, response.headers.get("content-type")]).toEqual([403, "application/problem+json"]);
      expect(await response.text()).toContain(word);
    }
  });
  test("needs a secret of 32 bytes", () => {
    expect(() => diskFiles({ root: "/nowhere", secret: "short" })).toThrow(/secret/);
  });
});

describe("receiving", () => {
  test("stops at the first byte too many, whatever length was announced", async () => {
    const world = await diskWorld();
    const { put } = await asked(world);
    let sent = 0;
    const endless = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array((sent += 1024) && 1024)) });
    expect(await problemOf(await put(endless))).toBe("file.size_mismatch");
    expect(sent).toBeLessThan(bytes.length + 8 * 1024);
    expect(await world.stored()).toEqual([]);
  });
  test("refuses a wrong announced length before the body", async () => {
    const { put } = await asked(await diskWorld());
    const response = await put(new Uint8Array(bytes), { "content-length": "5" });
    expect(await problemOf(response)).toBe("file.size_mismatch");
  });
  test("that is interrupted leaves nothing, and may be begun again", async () => {
    const world = await diskWorld();
    const { on, upload, put } = await asked(world);
    let n = 0;
    const broken = new ReadableStream({
      pull: (controller) => (n++ === 0 ? controller.enqueue(new Uint8Array(bytes.subarray(0, 100))) : controller.error(new Error("gone"))),
    });
    expect(await problemOf(await put(broken))).toBe("file.interrupted");
    expect([await world.files.incoming(on, upload.id), await partials(world)]).toEqual([undefined, 0]);
    expect((await put(new Uint8Array(bytes)))!.status).toBe(204);
  });
  test("is seen whole or not at all: while it is under way there is nothing", async () => {
    const world = await diskWorld();
    const { on, upload, put } = await asked(world);
    let seen: unknown = "not looked";
    const body = new ReadableStream({
      async pull(controller) {
        controller.enqueue(new Uint8Array(bytes.subarray(0, 50)));
        seen = [await world.files.incoming(on, upload.id), await world.files.size(fileKeyOf(on, claim.sha256))];
        controller.enqueue(new Uint8Array(bytes.subarray(50)));
        controller.close();
      },
    });
    expect((await put(body))!.status).toBe(204);
    expect(seen).toEqual([undefined, undefined]);
  });
  test("twice at once ends with one whole content", async () => {
    const world = await diskWorld();
    const { put } = await asked(world);
    const answers = await Promise.all(Array.from({ length: 6 }, () => put(new Uint8Array(bytes))));
    expect(answers.map((answer) => answer!.status)).toEqual(Array.from({ length: 6 }, () => 204));
    expect(await world.stored()).toHaveLength(1);
  });
  test("what a dead process left half written is no file, and is swept", async () => {
    const world = await diskWorld();
    const left = path.join(world.root, ".partial", "left");
    await mkdir(path.dirname(left), { recursive: true });
    await writeFile(left, bytes.subarray(0, 50));
    await utimes(left, new Date("2026-11-01"), new Date("2026-11-01"));
    expect(await world.files.expirePassing(new Date("2026-10-31"))).toBe(0);
    expect(await partials(world)).toBe(1);
    expect(await world.files.expirePassing(new Date("2026-11-02"))).toBe(0);
    expect(await partials(world)).toBe(0);
  });
});

describe("delivering", () => {
  test("runs nothing, even where a browser shows it", async () => {
    const world = await diskWorld();
    const response = (await world.handle(new Request((await linked(world)).url)))!;
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-disposition": expect.stringMatching(/^attachment;/) as string,
      "content-security-policy": "default-src 'none'; sandbox",
      "cross-origin-resource-policy": "same-site",
      "x-content-type-options": "nosniff",
      "content-length": String(bytes.length),
    });
    await response.body!.cancel();
  });
  test.each([
    ["bytes=0-3", 206, "%PDF", `bytes 0-3/${bytes.length}`],
    ["bytes=-6", 206, bytes.subarray(-6).toString(), `bytes ${bytes.length - 6}-${bytes.length - 1}/${bytes.length}`],
    [`bytes=${bytes.length - 2}-`, 206, bytes.subarray(-2).toString(), `bytes ${bytes.length - 2}-${bytes.length - 1}/${bytes.length}`],
    ["bytes=0-1,3-4", 200, bytes.toString("latin1"), null],
    ["lines=1-2", 200, bytes.toString("latin1"), null],
  ])("answers a range as HTTP says: %s", async (range, status, content, said) => {
    const world = await diskWorld();
    const response = (await world.handle(new Request((await linked(world)).url, { headers: { range } })))!;
    expect([response.status, response.headers.get("content-range")]).toEqual([status, said]);
    expect(Buffer.from(await response.arrayBuffer()).toString("latin1")).toBe(content);
  });
  test("answers a range outside the file with 416", async () => {
    const world = await diskWorld();
    const { url } = await linked(world);
    for (const range of ["bytes=99999-", "bytes=-0"])
      expect((await world.handle(new Request(url, { headers: { range } })))!.status).toBe(416);
  });
  test("answers HEAD without the content", async () => {
    const world = await diskWorld();
    const response = (await world.handle(new Request((await linked(world)).url, { method: "HEAD" })))!;
    expect([response.status, response.headers.get("content-length"), await response.text()]).toEqual([200, String(bytes.length), ""]);
  });
  test.each(['a"b\\c.pdf', "a\r\nX-Evil: 1.pdf", "a/../b.pdf", "\u202efdp.pdf", "\ud800.pdf", "100%25.pdf"])(
    "a name kept under older rules stays downloadable, and harmless: %j",
    async (name) => {
      const world = await diskWorld();
      const response = (await world.handle(new Request((await linked(world, name)).url)))!;
      const said = response.headers.get("content-disposition")!;
      expect(said).toMatch(/^attachment; filename="[ !#-[\]-~]*"; filename\*=UTF-8''(?:[A-Za-z0-9!#$&+.^_`|~-]|%[0-9A-F]{2})*$/);
      expect(decodeURIComponent(said.split("''")[1]!)).not.toMatch(/[/\\\p{Cc}\p{Cf}]/u);
      await response.body!.cancel();
    },
  );
});

test("a file lies at its key, under the folder, and is the content", async () => {
  const world = await diskWorld();
  const { key } = await linked(world);
  expect((await readFile(path.join(world.root, key))).equals(bytes)).toBe(true);
  expect(await world.stored()).toEqual([key]);
});
test("a file that became shorter on the disk is an error to its reader, never a whole file", async () => {
  const world = await diskWorld();
  const { key } = await linked(world);
  const { stream } = await world.files.read(key);
  await writeFile(path.join(world.root, key), bytes.subarray(0, 10));
  const reader = stream.getReader();
  const drain = async () => {
    while (!(await reader.read()).done);
  };
  await expect(drain()).rejects.toThrow(/early/);
});
test("a list of thousands is told in pages", async () => {
  const world = await diskWorld();
  const on = newShelf();
  await mkdir(path.join(world.root, on), { recursive: true });
  for (let i = 0; i < 1001; i++) await writeFile(path.join(world.root, on, i.toString(16).padStart(64, "0")), "x");
  const first = await world.files.list(on);
  const second = await world.files.list(on, first.next);
  expect([first.keys.length, second.keys.length, second.next]).toEqual([1000, 1, undefined]);
});
