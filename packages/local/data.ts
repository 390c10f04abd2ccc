import { newRingKey, type RingState, turned } from "@chuan/core/tokens";
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { randomBytes } from "node:crypto";
import path from "node:path";

/** A mistake of whoever starts the platform, told in one sentence and with exit code 1. */
export class Unusable extends Error {}

/** The data folder of an embedded platform: the database, the keys, the mail that was caught, and the demo's accounts. */
export function dataFolder(folder: string) {
  const root = path.resolve(folder);
  try {
    makeFolder(path.join(root, "mail"));
    accessSync(root, constants.W_OK);
    const probe = path.join(root, `.probe-${process.pid}`);
    writeFileSync(probe, "");
    rmSync(probe);
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code ?? "";
    throw new Unusable(
      `Không ghi được vào thư mục dữ liệu ${root} (${why}). · The data folder ${root} cannot be written (${why}); choose another with CHUAN_DATA.`,
    );
  }
  return {
    root,
    database: path.join(root, "chuan.db"),
    mail: path.join(root, "mail"),
    files: path.join(root, "files"),
    demo: path.join(root, "demo-accounts.json"),
    anchors: path.join(root, "anchors.jsonl"),
    secrets: path.join(root, "secrets.json"),
  };
}
/** Step by step: asked for the whole path at once, some file systems never answer. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(path.dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}

export type DataFolder = ReturnType<typeof dataFolder>;

type Secrets = { ticketKey: Uint8Array; ring: RingState };
const rotateDays = 30;

/**
 * The keys of this installation, made at its first start and turned when they are old. The file is its owner's alone. Of two programs that
 * start at once, both take what the first has made: links that one mails the other must open.
 */
export async function secretsOf(folder: DataFolder, now: Date): Promise<Secrets> {
  if (!existsSync(folder.secrets)) writeOnce(folder.secrets, told({ ticketKey: randomBytes(32), ring: { keys: [await newRingKey(now)] } }));
  return turnKeys(folder, now, rotateDays);
}

/** Turns the signing key when the newest has signed for `days`; 0 turns it now. `alone` drops the former keys at once, with every token. */
export async function turnKeys(folder: DataFolder, now: Date, days: number, alone = false): Promise<Secrets> {
  const text = readFileSync(folder.secrets, "utf8");
  const kept = JSON.parse(text) as { ticketKey: string; ring: RingState };
  const ring = await turned(kept.ring, now, days);
  const next = { ticketKey: Buffer.from(kept.ticketKey, "base64url"), ring: alone ? { keys: ring.keys.slice(-1) } : ring };
  if (told(next) !== text) writePrivately(folder.secrets, told(next));
  return next;
}
const told = ({ ticketKey, ring }: Secrets) => JSON.stringify({ ticketKey: Buffer.from(ticketKey).toString("base64url"), ring });

/** Whole, and only if nobody was first. */
function writeOnce(file: string, text: string): void {
  const beside = `${file}.${process.pid}.first`;
  writeFileSync(beside, text, { mode: 0o600 });
  try {
    linkSync(beside, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(beside);
  }
}

/** Written beside and moved into place, so that a crash leaves the old or the new file and never half of one. */
export function writePrivately(file: string, text: string): void {
  const beside = `${file}.${process.pid}.new`;
  writeFileSync(beside, text, { mode: 0o600 });
  chmodSync(beside, 0o600);
  renameSync(beside, file);
}
