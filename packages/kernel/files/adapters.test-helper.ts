import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, onTestFinished, vi } from "vitest";
import { AgencyId, type ProvinceKey } from "../ids.ts";
import { diskFiles } from "./disk.ts";
import { shelfOf } from "./keys.ts";
import type { Files, Upload } from "./port.ts";
import { s3Files } from "./s3.ts";
import { bucket, fakeBucket } from "./s3-fake.test-helper.ts";
import { fakeWeb } from "./s3-web.test-helper.ts";

export const province = "22.2025" as ProvinceKey;
/** A province's or an agency's shelf that no other test knows. */
export const newAgency = () => ({ level: "agency" as const, province, agency: AgencyId.mint(new Date()) });
export const newShelf = () => shelfOf(newAgency());

type Answer = { readonly status: number; readonly headers: Headers; readonly bytes: Buffer };
export type World = {
  readonly files: Files;
  /** Sends content as a browser would, and says whether it was taken. `change` spoils the request first. */
  readonly send: (upload: Upload, bytes: Buffer, change?: { readonly [part: string]: string }) => Promise<boolean>;
  readonly get: (url: string, method?: string) => Promise<Answer>;
  readonly pass: (ms: number) => void;
  /** Everything there is, by key, wanted or not. */
  readonly stored: () => Promise<readonly string[]>;
};

/** A clock that only the test moves, which S3's signer looks at too. */
function newClock() {
  let now = Date.parse("2026-11-02T03:00:00Z");
  return { clock: () => new Date(now), pass: (ms: number) => void (now += ms) };
}

export async function diskWorld(
  maxSize?: number,
): Promise<World & { root: string; handle: (request: Request) => Promise<Response | undefined> }> {
  const root = await mkdtemp(path.join(tmpdir(), "files-"));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  const { clock, pass } = newClock();
  const { files, handle } = diskFiles({
    root,
    secret: "s".repeat(32),
    base: "http://local.test/files",
    clock,
    ...(maxSize ? { maxSize } : {}),
  });
  return {
    files,
    root,
    handle,
    pass,
    async send(upload, bytes, { url = upload.url, ...headers } = {}) {
      if (upload.method !== "PUT") throw new Error("the disk takes a PUT");
      const body = new Uint8Array(bytes);
      const request = new Request(url, { method: "PUT", headers: { ...upload.headers, ...headers }, body });
      return (await handle(request))?.status === 204;
    },
    async get(url, method = "GET") {
      const response = (await handle(new Request(url, { method })))!;
      return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
    },
    async stored() {
      const all = await readdir(root, { recursive: true, withFileTypes: true });
      return all.filter((each) => each.isFile()).map((each) => path.relative(root, path.join(each.parentPath, each.name)));
    },
  };
}

export function s3World(options: Partial<Parameters<typeof s3Files>[0]> = {}, pageSize?: number) {
  const { clock, pass } = newClock();
  const store = fakeBucket(clock, pageSize);
  const web = fakeWeb(store, clock);
  const bare = s3Files({ client: store.client, bucket, clock, ...options });
  // The presigner of a POST asks the machine for the time.
  const askUpload: Files["askUpload"] = async (ask) => {
    vi.useFakeTimers({ now: clock(), toFake: ["Date"] });
    try {
      return await bare.askUpload(ask);
    } finally {
      vi.useRealTimers();
    }
  };
  const world: World = {
    files: { ...bare, askUpload },
    pass,
    async send(upload, bytes, change = {}) {
      if (upload.method !== "POST") throw new Error("S3 takes a POST");
      const fields = { ...upload.fields, ...("content-type" in change ? { "Content-Type": change["content-type"]! } : change) };
      return web.post(fields, bytes).status === 204;
    },
    async get(url, method) {
      const response = web.get(url, method);
      return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
    },
    stored: async () => store.current().map(({ key }) => key),
  };
  return { ...world, store, web, clock };
}

/** The same guarantees of both adapters. */
export function onBothAdapters(subject: string, guarantees: (world: () => Promise<World>, adapter: "disk" | "s3") => void): void {
  describe(`${subject} on disk`, () => {
    guarantees(() => diskWorld(), "disk");
  });
  describe(`${subject} on S3`, () => {
    guarantees(async () => s3World(), "s3");
  });
}
