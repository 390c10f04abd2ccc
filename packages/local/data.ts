import { newRingKey, type RingState, turned } from "@chuan/core/accounts";
import { accessSync, chmodSync, constants, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
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
    const probe = path.join(root, ".probe");
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

/** The keys of this installation, made at its first start and turned when they are old. The file is its owner's alone. */
export async function secretsOf(folder: DataFolder, now: Date): Promise<Secrets> {
  const kept = existsSync(folder.secrets)
    ? (JSON.parse(readFileSync(folder.secrets, "utf8")) as { ticketKey: string; ring: RingState })
    : undefined;
  const ticketKey = kept?.ticketKey ?? randomBytes(32).toString("base64url");
  const ring = await turned(kept?.ring ?? { keys: [await newRingKey(now)] }, now, rotateDays);
  if (JSON.stringify({ ticketKey, ring }) !== JSON.stringify(kept)) writePrivately(folder.secrets, JSON.stringify({ ticketKey, ring }));
  return { ticketKey: Buffer.from(ticketKey, "base64url"), ring };
}

/** Written beside and moved into place, so that a crash leaves the old or the new file and never half of one. */
export function writePrivately(file: string, text: string): void {
  const beside = `${file}.${process.pid}.new`;
  writeFileSync(beside, text, { mode: 0o600 });
  chmodSync(beside, 0o600);
  renameSync(beside, file);
}
