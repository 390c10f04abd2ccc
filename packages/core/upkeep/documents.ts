import { everyItem, keys, type ProvinceKey, scopeOf, type Table } from "@chuan/kernel";
import { fileKeyOf, type Files, type Shelf, shelfOf } from "@chuan/kernel/files";
import { createHash } from "node:crypto";
import { bodyOf, isWhole, Texts, textIdFor, Versions } from "../documents/index.ts";
import { hashOf } from "../texts/index.ts";
import { placesOf } from "./places.ts";

/** An approved version that is no longer what was approved: its record (`seal`), its text (`content`), or a text that is gone (`missing`). */
export type DocumentFault = { place: string; version: string; code: string; fault: "seal" | "content" | "missing" };
export type DocumentReport = { province: ProvinceKey; versions: number; faults: DocumentFault[] };

/** Holds every approved version of a province against its seal, and its text against the digest that was sealed (clause 7.5.3). */
export async function verifyDocuments(
  table: Table,
  province: ProvinceKey,
  files: Files,
  progress: (done: number, of: number) => void = () => {},
): Promise<DocumentReport> {
  const places = await placesOf(table, province);
  const faults: DocumentFault[] = [];
  let versions = 0;
  for (const [i, place] of places.entries()) {
    for await (const item of everyItem(table, { pk: keys.nounPartition(place, Versions.name), limit: 100 })) {
      const edition = Versions.open(item);
      if (edition.state !== "approved") continue;
      versions += 1;
      const told = { place, version: edition.id, code: edition.code };
      if (!isWhole(edition)) faults.push({ ...told, fault: "seal" });
      for (const { sha256 } of [...(edition.content.form === "file" ? [edition.content] : []), ...edition.images]) {
        const fault = await faultOf(files, shelfAt(place), sha256);
        if (fault) faults.push({ ...told, fault });
      }
      if (edition.content.form !== "text") continue;
      const text = await table.get({ pk: keys.nounPartition(place, Texts.name), sk: textIdFor(edition.id) });
      if (!text) faults.push({ ...told, fault: "missing" });
      else if (digestOf(text) !== edition.content.sha256) faults.push({ ...told, fault: "content" });
    }
    progress(i + 1, places.length);
  }
  return { province, versions, faults };
}

const shelfAt = (place: string) => shelfOf(scopeOf(place)!);

/** The bytes are read and counted anew: that something lies under the name is not enough. */
async function faultOf(files: Files, shelf: Shelf, sha256: string): Promise<"content" | "missing" | undefined> {
  const key = fileKeyOf(shelf, sha256);
  if ((await files.size(key)) === undefined) return "missing";
  const sum = createHash("sha256");
  for await (const piece of (await files.read(key)).stream) sum.update(piece);
  return sum.digest("hex") === sha256 ? undefined : "content";
}

/** A text that cannot be read any more is not what was approved either. */
function digestOf(item: Parameters<typeof Texts.open>[0]): string {
  try {
    return hashOf(bodyOf(Texts.open(item)));
  } catch {
    return "";
  }
}
