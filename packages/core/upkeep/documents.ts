import { everyItem, keys, type ProvinceKey, type Table } from "@chuan/kernel";
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
      if (edition.content.form !== "text") continue;
      const text = await table.get({ pk: keys.nounPartition(place, Texts.name), sk: textIdFor(edition.id) });
      if (!text) faults.push({ ...told, fault: "missing" });
      else if (digestOf(text) !== edition.content.sha256) faults.push({ ...told, fault: "content" });
    }
    progress(i + 1, places.length);
  }
  return { province, versions, faults };
}

/** A text that cannot be read any more is not what was approved either. */
function digestOf(item: Parameters<typeof Texts.open>[0]): string {
  try {
    return hashOf(bodyOf(Texts.open(item)));
  } catch {
    return "";
  }
}
