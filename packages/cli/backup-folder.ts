import { type DataFolder, dataFolder, type Platform } from "@chuan/local";
import { FileKey } from "@chuan/kernel/files";
import { createHash } from "node:crypto";
import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { refused } from "./say.ts";

// One folder, so that whoever must can restore by hand: the database as of one moment, the keys that open mailed links and sign tokens,
// the demo's accounts, the anchors. Letters that were caught are not kept: those still due are sent after a restore.
const parts = ["secrets", "demo", "anchors", "database"] as const;
type Part = (typeof parts)[number];
type Manifest = {
  format: "chuan-backup/1";
  at: string;
  files: { [P in Part]?: { name: string; bytes: number; sha256: string } };
  uploads: number;
};
const uploads = "files";
const manifestName = "backup.json";

/** Taken while others write; it appears under its name only when whole. @throws Problem cli.folder_there */
export async function writeBackup({ table, folder }: Platform, to: string, now: Date): Promise<{ folder: string; manifest: Manifest }> {
  const target = path.resolve(to);
  if (existsSync(target))
    throw refused("folder_there", `${target} đã có; hãy chọn tên khác.`, `${target} is there already; choose another name.`);
  const beside = `${target}.part`;
  rmSync(beside, { recursive: true, force: true });
  mkdirSync(beside, { mode: 0o700 });
  const manifest: Manifest = { format: "chuan-backup/1", at: now.toISOString(), files: {}, uploads: 0 };
  // The database last: then no anchor tells of an entry that it does not hold.
  for (const part of parts) {
    const name = path.basename(folder[part]);
    const copy = path.join(beside, name);
    if (part === "database") await table.backupTo(copy);
    else if (existsSync(folder[part])) copyFileSync(folder[part], copy);
    else continue;
    settleOnDisk(copy);
    manifest.files[part] = { name, ...told(copy) };
  }
  // After the database: a file that it names and that was confirmed is there, since files are removed only a day after nothing names them.
  manifest.uploads = copyFiles(folder.files, path.join(beside, uploads));
  writeFileSync(path.join(beside, manifestName), JSON.stringify(manifest, null, 2), { mode: 0o600, flush: true });
  renameSync(beside, target);
  return { folder: target, manifest };
}

/**
 * Copies a backup into an empty data folder, once every file was found to be what the manifest says; the database last, so what is half
 * restored is no installation. @throws Problem cli.not_empty, cli.no_backup, cli.damaged_backup
 */
export function readBackup(from: string, to: string): DataFolder {
  const source = path.resolve(from);
  const manifest = manifestIn(source);
  for (const part of parts) {
    const file = manifest.files[part];
    if (part === "database" && !file) throw damaged(source, part);
    if (!file) continue;
    const there = path.join(source, path.basename(file.name));
    if (!existsSync(there) || told(there).sha256 !== file.sha256) throw damaged(source, file.name);
  }
  if (existsSync(to) && readdirSync(to).length > 0)
    throw refused(
      "not_empty",
      `Thư mục ${to} không trống; hãy khôi phục vào thư mục mới bằng --data.`,
      `The folder ${to} is not empty; restore into a new one with --data.`,
    );
  const folder = dataFolder(to);
  if (copyFiles(path.join(source, uploads), folder.files) !== manifest.uploads) throw damaged(source, uploads);
  for (const part of parts) {
    const file = manifest.files[part];
    if (!file) continue;
    copyFileSync(path.join(source, path.basename(file.name)), `${folder[part]}.part`);
    settleOnDisk(`${folder[part]}.part`);
    renameSync(`${folder[part]}.part`, folder[part]);
  }
  return folder;
}

/** What people uploaded and was confirmed: each under its SHA-256, which it is held to. @returns how many @throws Problem cli.damaged_backup */
function copyFiles(from: string, to: string): number {
  if (!existsSync(from)) return 0;
  let count = 0;
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    const name = path.relative(from, path.join(entry.parentPath, entry.name));
    if (!entry.isFile() || !FileKey.safeParse(name.split(path.sep).join("/")).success || name.includes(`${path.sep}made${path.sep}`))
      continue;
    const copy = path.join(to, name);
    mkdirSync(path.dirname(copy), { recursive: true, mode: 0o700 });
    copyFileSync(path.join(from, name), copy);
    settleOnDisk(copy);
    if (told(copy).sha256 !== entry.name) throw damaged(from, name);
    count++;
  }
  return count;
}

function manifestIn(source: string): Manifest {
  const file = path.join(source, manifestName);
  const none = refused("no_backup", `${source} không phải bản sao lưu.`, `${source} is no backup.`);
  if (!existsSync(file)) throw none;
  try {
    const manifest = JSON.parse(readFileSync(file, "utf8")) as Manifest;
    if (manifest.format === "chuan-backup/1") return manifest;
  } catch {
    // Told below.
  }
  throw none;
}

const damaged = (source: string, name: string) =>
  refused(
    "damaged_backup",
    `Bản sao lưu ${source} bị hỏng (${name}); chưa khôi phục gì.`,
    `The backup ${source} is damaged (${name}); nothing was restored.`,
  );

function told(file: string): { bytes: number; sha256: string } {
  const sum = createHash("sha256");
  const piece = Buffer.allocUnsafe(1024 * 1024);
  const descriptor = openSync(file, "r");
  let bytes = 0;
  for (let read = readSync(descriptor, piece); read > 0; read = readSync(descriptor, piece)) {
    sum.update(piece.subarray(0, read));
    bytes += read;
  }
  closeSync(descriptor);
  return { bytes, sha256: sum.digest("hex") };
}

function settleOnDisk(file: string): void {
  chmodSync(file, 0o600);
  const descriptor = openSync(file, "r+");
  fsyncSync(descriptor);
  closeSync(descriptor);
}
