import type { Source } from "./port.ts";

/** The bytes from `from` up to (not with) `to`, piece by piece. A piece is valid until the next one is asked for. */
export async function* pieces(source: Source, from = 0, to = source.size, step = 64 * 1024): AsyncGenerator<Uint8Array> {
  for (let at = from; at < to;) {
    const piece = await source.read(at, Math.min(step, to - at));
    if (piece.length === 0) return;
    at += piece.length;
    yield piece;
  }
}

/** A copy of a few bytes; short only at the end. */
export async function bytesAt(source: Source, offset: number, length: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const piece of pieces(source, offset, Math.min(source.size, offset + length))) parts.push(Buffer.from(piece));
  return Buffer.concat(parts);
}

/** Content that is already in memory. */
export const inMemory = (bytes: Uint8Array): Source => ({
  size: bytes.length,
  read: async (offset, length) => bytes.subarray(offset, offset + length),
  close: async () => {},
});

/** Fewer, larger reads of a source that is far away, and gives all it is asked for: the last two blocks are kept. */
export function inBlocks(far: Source, block = 4 * 1024 * 1024): Source {
  const kept = new Map<number, Uint8Array>();
  return {
    size: far.size,
    async read(offset, length) {
      if (offset >= far.size) return new Uint8Array();
      const n = Math.floor(offset / block);
      let bytes = kept.get(n);
      if (!bytes) {
        if (kept.size > 1) kept.delete(kept.keys().next().value!);
        bytes = await far.read(n * block, Math.min(block, far.size - n * block));
        kept.set(n, bytes);
      }
      return bytes.subarray(offset - n * block, Math.min(bytes.length, offset - n * block + length));
    },
    close: () => far.close(),
  };
}
