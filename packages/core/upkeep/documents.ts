import { everyItem, keys, type ProvinceKey, scopeOf, type Table } from "@chuan/kernel";
import { fileKeyOf, type Files, type Shelf, shelfOf } from "@chuan/kernel/files";
import { createHash } from "node:crypto";
import {
  bodyOf,
  type Destruction,
  Destructions,
  Documents,
  isWhole,
  Texts,
  textIdFor,
  type Version,
  Versions,
} from "../documents/index.ts";
import { hashOf, imagesOf } from "../texts/index.ts";
import { placesOf } from "./places.ts";

/**
 * An approved version that is no longer what was approved: its record (`seal`), its text (`content`), or a text or a whole version that is gone (`missing`). One that
 * was destroyed without a true record of it (`unrecorded`), or whose text is still there (`remains`).
 */
type Fault = "seal" | "content" | "missing" | "unrecorded" | "remains";
export type DocumentFault = { place: string; version: string; code: string; fault: Fault };
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
    // Before the versions: what a document names was approved by then.
    const named = await namedIn(table, place);
    for await (const item of everyItem(table, { pk: keys.nounPartition(place, Versions.name), limit: 100 })) {
      const edition = Versions.open(item);
      if (edition.state !== "approved" && edition.state !== "disposed") continue;
      versions += 1;
      named.delete(edition.id);
      const found = edition.state === "disposed" ? await leftOf(table, place, edition) : await kept(table, files, place, edition);
      const seal = isWhole(edition) ? [] : ["seal" as const];
      faults.push(...[...seal, ...found].map((fault) => ({ place, version: edition.id, code: edition.code, fault })));
    }
    faults.push(...[...named].map(([version, code]) => ({ place, version, code, fault: "missing" as const })));
    progress(i + 1, places.length);
  }
  return { province, versions, faults };
}

/** The versions that documents name as approved, each with its document's code: taken away, or no longer approved, they are missed. */
async function namedIn(table: Table, place: string): Promise<Map<string, string>> {
  const named = new Map<string, string>();
  for await (const item of everyItem(table, { pk: keys.nounPartition(place, Documents.name), limit: 100 })) {
    const { code, scheduled, inForce, past } = Documents.open(item);
    for (const edition of [scheduled, inForce, ...past]) if (edition) named.set(edition.version, code);
  }
  return named;
}

const textOf = (table: Table, place: string, { id }: Version) =>
  table.get({ pk: keys.nounPartition(place, Texts.name), sk: textIdFor(id) });

/** What is wrong with the content of an approved version. */
async function kept(table: Table, files: Files, place: string, edition: Version): Promise<Fault[]> {
  const named = [...(edition.content.form === "file" ? [edition.content] : []), ...edition.images];
  const faults = await Promise.all(named.map(({ sha256 }) => faultOf(files, shelfAt(place), sha256)));
  const told = faults.filter((fault) => fault !== undefined);
  if (edition.content.form !== "text") return told;
  const text = await textOf(table, place, edition);
  if (!text) return [...told, "missing"];
  const own = edition.images.map(({ sha256 }) => sha256);
  const whole = digestOf(text) === edition.content.sha256 && imagesOf(bodyOf(Texts.open(text))).every((sha256) => own.includes(sha256));
  return whole ? told : [...told, "content"];
}

/** What is wrong with what is left of a destroyed one. Its files may be held by others: that is said by the files' own records. */
async function leftOf(table: Table, place: string, edition: Extract<Version, { state: "disposed" }>): Promise<Fault[]> {
  const [report, text] = await Promise.all([
    table.get({ pk: keys.nounPartition(place, Destructions.name), sk: edition.destruction }),
    textOf(table, place, edition),
  ]);
  const recorded = report !== undefined && isTold(edition, Destructions.open(report));
  return [...(recorded ? [] : ["unrecorded" as const]), ...(text && Texts.open(text).gone !== true ? ["remains" as const] : [])];
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

/** A record of destruction that tells of this very version and content. */
const isTold = (v: Version, report: Destruction): boolean =>
  report.of === v.id && report.code === v.code && report.content.sha256 === v.content.sha256 && report.issue === v.issue;
