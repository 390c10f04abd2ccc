import { exportProvince, filesOf, placesOf } from "@chuan/core/upkeep";
import type { ProvinceKey } from "@chuan/kernel";
import { createHash } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { mkdir, open, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { refused } from "./say.ts";
import type { Session } from "./session.ts";

/**
 * Writes a province's export and reads it back from the disk: its digest (of the whole file, as `sha256sum` tells it) is what an erasing is
 * later allowed by. Uploaded files go beside it, into `<file>.files/`, under their keys: a record names a file by its SHA-256, the last part
 * of the key. The export appears under its name only when whole. @throws Problem cli.file_there, cli.damaged_file
 */
export async function writeExport(session: Session, province: ProvinceKey, to: string) {
  const { table, now, progress } = session;
  const file = path.resolve(to);
  if (existsSync(file))
    throw refused("file_there", `Tệp ${file} đã có; hãy chọn tên khác.`, `The file ${file} is there already; choose another name.`);
  const places = (await placesOf(table, province)).length;
  const part = `${file}.part`;
  const sum = createHash("sha256");
  const seen = new Set<string>();
  let lines = 0;
  const out = await open(part, "w", 0o600);
  try {
    for await (const line of exportProvince(table, province, now)) {
      await out.write(line);
      sum.update(line);
      lines++;
      const place = /^\{"place":"([^"]*)"/.exec(line)?.[1];
      if (place === undefined || seen.has(place)) continue;
      seen.add(place);
      progress({ vi: `Xuất ${province}`, en: `Exporting ${province}` }, Math.min(seen.size, places), places);
    }
    await out.sync();
  } finally {
    await out.close();
  }
  const sha256 = sum.digest("hex");
  if ((await digestOf(part)) !== sha256)
    throw refused(
      "damaged_file",
      `Tệp ${part} ghi không đúng; hãy kiểm tra ổ đĩa.`,
      `The file ${part} was not written right; check the disk.`,
    );
  const files = await writeFiles(session, province, `${file}.files`);
  await rename(part, file);
  // The first line is the manifest, the last one the count.
  return { file, items: lines - 2, sha256, files };
}

/** @returns how many */
async function writeFiles({ platform: { files }, table, progress }: Session, province: ProvinceKey, to: string): Promise<number> {
  const places = await placesOf(table, province);
  let count = 0;
  for (const [i, place] of places.entries()) {
    for await (const key of filesOf(files, place)) {
      const copy = path.join(to, ...key.split("/"));
      await mkdir(path.dirname(copy), { recursive: true, mode: 0o700 });
      await writeFile(copy, (await files.read(key)).stream, { mode: 0o600, flush: true });
      count++;
    }
    progress({ vi: `Xuất tệp của ${province}`, en: `Exporting files of ${province}` }, i + 1, places.length);
  }
  return count;
}

export async function digestOf(file: string): Promise<string> {
  const sum = createHash("sha256");
  for await (const chunk of createReadStream(file)) sum.update(chunk as Buffer);
  return sum.digest("hex");
}
