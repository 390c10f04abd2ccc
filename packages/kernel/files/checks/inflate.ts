import { crc32, createInflate, createInflateRaw, type Inflate, type InflateRaw } from "node:zlib";
import { maxInflated, maxRatio, ratioFrom } from "../limits.ts";
import type { Source } from "../port.ts";
import { refusal } from "../refusals.ts";
import { pieces } from "../source.ts";
import type { Entry } from "./zip.ts";

/** What one file may unpack in all, archives inside it included. */
export type Budget = { left: number };
export const newBudget = (): Budget => ({ left: maxInflated });

export type Sink = (piece: Uint8Array) => void;

/**
 * Unpacks one part into `sink`, piece by piece, and stops as soon as it is more than it said, more than the budget, or packed beyond reason.
 * @throws invalid `file.inflates_too_much`, `file.malformed` when size or checksum differ from what the archive says
 */
export async function unpack(source: Source, entry: Entry, budget: Budget, sink: Sink): Promise<void> {
  if (entry.size > budget.left || beyondReason(entry.size, entry.packed)) throw refusal("file.inflates_too_much");
  let size = 0;
  let crc = 0;
  const count: Sink = (piece) => {
    size += piece.length;
    if (size > entry.size)
      throw refusal(size > budget.left || beyondReason(size, entry.packed) ? "file.inflates_too_much" : "file.malformed");
    crc = crc32(piece, crc);
    sink(piece);
  };
  if (entry.deflated) await inflate(source, entry, count);
  else for await (const piece of pieces(source, entry.at, entry.at + entry.packed)) count(piece);
  budget.left -= size;
  if (size !== entry.size || crc !== entry.crc) throw refusal("file.malformed");
}

const beyondReason = (size: number, packed: number) => size > ratioFrom && size > maxRatio * packed;

async function inflate(source: Source, entry: Entry, sink: Sink): Promise<void> {
  const engine = createInflateRaw({ chunkSize: 64 * 1024 });
  await run(engine, pieces(source, entry.at, entry.at + entry.packed), sink);
  // What stands behind the end of the packed data is seen by no reader, and is there for a reason.
  if (engine.bytesWritten !== entry.packed) throw refusal("file.malformed");
}

/** A zlib stream in the middle of another format; what follows its end is of no interest. `most` bounds what comes out. */
export async function inflateZlib(packed: AsyncIterable<Uint8Array>, most: number, sink: Sink): Promise<void> {
  let size = 0;
  await run(createInflate({ chunkSize: 64 * 1024 }), packed, (piece) => {
    size += piece.length;
    if (size > most) throw refusal("file.inflates_too_much");
    sink(piece);
  });
}

/** A piece is valid only until the next one is asked for, so each is used up first; what comes out is passed on at once and not gathered. */
async function run(engine: Inflate | InflateRaw, packed: AsyncIterable<Uint8Array>, sink: Sink): Promise<void> {
  let stop: (error: Error) => void = () => {};
  const ended = new Promise<void>((done, fail) => {
    stop = fail;
    engine.on("end", done).on("error", fail);
    engine.on("data", (piece: Buffer) => {
      try {
        sink(piece);
      } catch (error) {
        engine.destroy(error as Error);
      }
    });
  });
  // Waited for below; until then a failure has no one to hear it.
  ended.catch(() => {});
  try {
    for await (const piece of packed) {
      const used = new Promise<boolean>((done) => engine.write(piece, () => done(true)));
      // Behind the end of the packed data nothing is taken any more, and no one calls back.
      if (!(await Promise.race([used, ended.then(() => false)]))) break;
    }
    engine.end();
    await ended;
  } catch (error) {
    // Whatever zlib says of such data, it is the file that is wrong; anything else is ours.
    if (!String((error as { code?: unknown }).code).startsWith("Z_")) throw error;
    throw refusal("file.malformed");
  } finally {
    engine.destroy();
    stop(new Error("unpacking was given up"));
  }
}
