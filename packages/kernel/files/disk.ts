import { copyFile, mkdir, open, readdir, rm, stat } from "node:fs/promises";
import { randomUUID } from "node:crypto";
import path from "node:path";
import { ifThere, openSource, partialsOf, placeOf, settleFile, streamOf, syncFolder, writeWhole } from "./disk-folder.ts";
import { fileHandler } from "./disk-handler.ts";
import { signer } from "./disk-url.ts";
import { asFileKey, type FileKey, type IncomingKey, isPassingKey, sha256Of, type Shelf } from "./keys.ts";
import { type FilesOptions, filesOver, within } from "./over.ts";
import type { Files } from "./port.ts";
import type { Store } from "./store.ts";

export type DiskOptions = FilesOptions & {
  /** The folder that has the shelves; made when it is not there. One process at a time need not be assumed. */
  readonly root: string;
  /** At least 32 bytes, kept: a new one makes every address that is out invalid. */
  readonly secret: string | Uint8Array;
  /** Where the handler is mounted: a path such as `/files`, or a whole address. */
  readonly base?: string;
};
export type DiskFiles = {
  readonly files: Files;
  /** Answers requests under `base`; undefined for any other, which is someone else's. Web standard, for any server. */
  readonly handle: (request: Request) => Promise<Response | undefined>;
};

const pageSize = 1000;

/** Files in a folder, at their keys. A crash at any moment leaves each of them whole or absent; leftovers go with `expirePassing`. */
export function diskFiles(options: DiskOptions): DiskFiles {
  const { root, secret, base = "/files", clock = () => new Date() } = options;
  const urls = signer(base, secret);
  const place = (key: FileKey | IncomingKey | Shelf) => placeOf(root, key);

  const store: Store = {
    async signUpload(id, key, { size, type, sha256 }, expiresAt) {
      const url = urls.sign({ op: "put", key, size, type, sha256, expires: expiresAt.getTime() });
      return { id, method: "PUT", url, headers: { "content-type": type }, expiresAt };
    },
    openIncoming: async (key) => openSource(place(key)),
    open: async (key) => openSource(place(key)),
    async settle(from, _looked, to) {
      const there = await ifThere(stat(place(to)));
      if (there) {
        await rm(place(from), { force: true });
        return true;
      }
      const moved = await ifThere(settleFile(place(from), place(to)).then(() => true));
      return moved ?? (await ifThere(stat(place(to)))) !== undefined;
    },
    async write(key, content) {
      const wanted = { size: content.length, sha256: sha256Of(key) };
      await writeWhole(root, place(key), wanted, new Blob([new Uint8Array(content)]).stream(), clock());
    },
    async stream(key, range) {
      const handle = await ifThere(open(place(key), "r"));
      if (!handle) return undefined;
      try {
        const { size } = await handle.stat();
        const bytes = within(size, range);
        return { size, range: bytes, stream: streamOf(handle, bytes.from, bytes.to) };
      } catch (error) {
        await handle.close();
        throw error;
      }
    },
    signDownload: async ({ key, name, type }, expiresAt) => ({
      url: urls.sign({ op: "get", key, type, name, expires: expiresAt.getTime() }),
      expiresAt,
    }),
    async copy(from, to) {
      if (await ifThere(stat(place(to)))) return (await ifThere(stat(place(from)))) !== undefined;
      await mkdir(partialsOf(root), { recursive: true });
      const partial = path.join(partialsOf(root), randomUUID());
      if ((await ifThere(copyFile(place(from), partial).then(() => true))) === undefined) return false;
      await syncFile(partial);
      await settleFile(partial, place(to));
      return true;
    },
    async remove(key) {
      await rm(place(key), { force: true });
      await ifThere(syncFolder(path.dirname(place(key))));
    },
    async list(on, after) {
      const names = ((await ifThere(readdir(place(on)))) ?? []).toSorted();
      const keys = names.flatMap((name) => asFileKey(`${on}/${name}`) ?? []).filter((key) => after === undefined || key > after);
      const page = keys.slice(0, pageSize);
      return keys.length > pageSize ? { keys: page, next: page.at(-1)! } : { keys: page };
    },
    expirePassing: (before) => sweep(root, before),
  };

  return { files: filesOver(store, { ...options, clock }), handle: fileHandler({ root, urls, clock }) };
}

async function syncFile(file: string): Promise<void> {
  const handle = await open(file, "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Removes what passes, and what was half written when a process died, from before that moment. */
async function sweep(root: string, before: Date): Promise<number> {
  let gone = 0;
  for (const entry of (await ifThere(readdir(root, { recursive: true, withFileTypes: true }))) ?? []) {
    const file = path.join(entry.parentPath, entry.name);
    const key = path.relative(root, file).split(path.sep).join("/");
    const passing = isPassingKey(key);
    if (!entry.isFile() || !(passing || entry.parentPath === partialsOf(root))) continue;
    const found = await ifThere(stat(file));
    if (!found || found.mtime >= before) continue;
    await rm(file, { force: true });
    if (passing) gone++;
  }
  return gone;
}
