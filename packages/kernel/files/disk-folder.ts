import { createHash, randomUUID } from "node:crypto";
import { type FileHandle, mkdir, open, rename, rm, utimes } from "node:fs/promises";
import path from "node:path";
import type { Source } from "./port.ts";
import { refusal } from "./refusals.ts";

export const missing = (error: unknown) => ["ENOENT", "ENOTDIR"].includes(String((error as { code?: unknown }).code));

/** What `attempt` answers, or undefined when the file it is about is not there. */
export async function ifThere<T>(attempt: Promise<T>): Promise<T | undefined> {
  try {
    return await attempt;
  } catch (error) {
    if (missing(error)) return undefined;
    throw error;
  }
}

/** A file under the root, by key. Keys were checked letter by letter, so none leads out. */
export const placeOf = (root: string, key: string) => path.join(root, ...key.split("/"));
/** What is being written stands here, on the same disk, under a name that no key can say. */
export const partialsOf = (root: string) => path.join(root, ".partial");

export async function openSource(file: string): Promise<(Source & { at: Date }) | undefined> {
  const handle = await ifThere(open(file, "r"));
  if (!handle) return undefined;
  const { size, mtime } = await handle.stat();
  let buffer = Buffer.alloc(0);
  return {
    size,
    at: mtime,
    async read(offset, length) {
      if (buffer.length < length) buffer = Buffer.allocUnsafe(length);
      const { bytesRead } = await handle.read(buffer, 0, length, offset);
      return buffer.subarray(0, bytesRead);
    },
    close: () => handle.close(),
  };
}

/** The bytes `from` … `to` as a web stream that reads only as fast as it is read. */
export function streamOf(handle: FileHandle, from: number, to: number): ReadableStream<Uint8Array<ArrayBuffer>> {
  let at = from;
  return new ReadableStream(
    {
      async pull(controller) {
        const length = Math.min(64 * 1024, to + 1 - at);
        const buffer = new Uint8Array(Math.max(0, length));
        const { bytesRead } = await handle.read(buffer, 0, length, at).catch(async (error: unknown) => {
          await handle.close();
          throw error;
        });
        at += bytesRead;
        if (bytesRead > 0) controller.enqueue(buffer.subarray(0, bytesRead));
        if (bytesRead > 0 && at <= to) return;
        await handle.close();
        // A file that became shorter must not pass for a whole one.
        if (at <= to) controller.error(new Error("the file ended early"));
        else controller.close();
      },
      cancel: () => handle.close(),
    },
    { highWaterMark: 0 },
  );
}

/** Makes a rename outlast a power cut. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Moves within the root; the target appears whole or not at all. */
export async function settleFile(from: string, to: string): Promise<void> {
  await makeFolder(path.dirname(to));
  await rename(from, to);
  await syncFolder(path.dirname(to));
}

async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true });
  // Each new folder is an entry in the one above it.
  for (let made = folder; first !== undefined && made.length >= first.length; made = path.dirname(made))
    await syncFolder(path.dirname(made));
}

type Wanted = { readonly size: number; readonly sha256: string };

/**
 * Writes what arrives beside the shelves and moves it to `to` when it is all there and is the right content. Until then, and when anything
 * fails, nothing is at `to`. @throws invalid `file.size_mismatch`, `file.sha256_mismatch`, `file.interrupted`
 */
export async function writeWhole(root: string, to: string, wanted: Wanted, body: AsyncIterable<Uint8Array>, at: Date): Promise<void> {
  await mkdir(partialsOf(root), { recursive: true });
  const partial = path.join(partialsOf(root), randomUUID());
  const handle = await open(partial, "wx", 0o600);
  try {
    await fill(handle, wanted, body);
    await handle.sync();
    await handle.close();
    await utimes(partial, at, at);
    await settleFile(partial, to);
  } catch (error) {
    await handle.close().catch(() => {});
    await rm(partial, { force: true });
    throw error;
  }
}

async function fill(handle: FileHandle, wanted: Wanted, body: AsyncIterable<Uint8Array>): Promise<void> {
  const hash = createHash("sha256");
  let size = 0;
  for await (const piece of interruptible(body)) {
    size += piece.length;
    if (size > wanted.size) throw refusal("file.size_mismatch");
    hash.update(piece);
    for (let at = 0; at < piece.length;) at += (await handle.write(piece, at)).bytesWritten;
  }
  if (size !== wanted.size) throw refusal("file.size_mismatch");
  if (hash.digest("hex") !== wanted.sha256) throw refusal("file.sha256_mismatch");
}

/** A sender who goes away is no fault of ours. */
async function* interruptible(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const pieces = body[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await pieces.next().catch(() => {
        throw refusal("file.interrupted");
      });
      if (next.done) return;
      yield next.value;
    }
  } finally {
    await pieces.return?.().catch(() => {});
  }
}
