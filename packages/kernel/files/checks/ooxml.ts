import type { Source } from "../port.ts";
import { refusal } from "../refusals.ts";
import { inMemory } from "../source.ts";
import { docx, xlsx } from "../types.ts";
import type { Budget } from "./inflate.ts";
import { checkPart, whole } from "./parts.ts";
import { type Listener, nameOfTag, parseTag, type Tag, tagsIn } from "./xml.ts";
import { entriesOf, type Entry } from "./zip.ts";

const macroParts = /(?:^|\/)(?:vbaProject[^/]*\.bin|vbaData\.xml|macrosheets\/|dialogsheets\/)/i;
const macroTypes = /vba|macroEnabled|macrosheet|dialogsheet/i;
const activeTypes = /activex|x-msdownload|x-msdos-program|java-archive|x-sh\b/i;
/** Content that Word takes in when it opens the file, whatever it is. */
const importedTypes = /\/(?:aFChunk|control|activeXControlBinary)$/i;
/** Links people click, and the workbooks whose figures a sheet has kept a copy of. Anything else from elsewhere may change after approval. */
const mayBeExternal = /\/(?:hyperlink|externalLinkPath|xlPathMissing|xlStartup|xlAlternateStartup|xlLibrary)$/;
const officeDocument = /\/officeDocument$/;

/** What the main part of a document says it is. */
const mainTypes: { readonly [type: string]: string } = { [`${docx}.main+xml`]: docx, [`${xlsx}.main+xml`]: xlsx };

/**
 * A Word or Excel file (ECMA-376): every part looked at. Undefined when it is some other package.
 * @throws invalid `file.malformed`, `file.macros`, `file.active_content`, `file.external`, `file.nested_archive`, `file.inflates_too_much`, …
 */
export async function checkPackage(source: Source, budget: Budget, depth = 0, entries?: readonly Entry[]): Promise<string | undefined> {
  const all = entries ?? (await entriesOf(source));
  if (all.some(({ name }) => macroParts.test(name))) throw refusal("file.macros");
  const part = (name: string) => all.find((entry) => entry.name.toLowerCase() === name.toLowerCase());
  const [types, roots] = [part("[Content_Types].xml"), part("_rels/.rels")];
  if (!types || !roots) throw refusal("file.malformed");
  const typeOf = contentTypes(tagsIn(await whole(source, types, budget)));
  const main = relations(tagsIn(await whole(source, roots, budget))).find(({ type }) => officeDocument.test(type))?.target;
  const mainName = main?.replace(/^\//, "");
  if (mainName === undefined || !part(mainName)) throw refusal("file.malformed");

  for (const entry of all) {
    if (entry === types || entry === roots) continue;
    if (/(?:^|\/)_rels\/[^/]*\.rels$/i.test(entry.name)) relations(tagsIn(await whole(source, entry, budget)));
    else if (depth === 0) await checkPart(source, entry, budget, { listen: fields, within: (inner) => checkInner(inner, budget) });
    else await checkPart(source, entry, budget, { listen: fields });
  }
  return mainTypes[typeOf(mainName)];
}

/** A document inside a document: the workbook behind a chart. It obeys the same rules, and has none inside itself. */
async function checkInner(inner: Buffer, budget: Budget): Promise<void> {
  if (!inner.subarray(0, 4).equals(Buffer.from("PK\x03\x04", "latin1"))) throw refusal("file.malformed");
  await checkPackage(inMemory(inner), budget, 1);
}

/** @throws invalid `file.macros`, `file.active_content` for a type that runs, wherever it is named */
function contentTypes(tags: readonly Tag[]): (part: string) => string {
  const overrides = new Map<string, string>();
  const defaults = new Map<string, string>();
  for (const { name, attributes } of tags) {
    const type = attributes.get("ContentType");
    if (type === undefined) continue;
    if (macroTypes.test(type)) throw refusal("file.macros");
    if (activeTypes.test(type)) throw refusal("file.active_content");
    if (name === "Override") overrides.set((attributes.get("PartName") ?? "").replace(/^\//, "").toLowerCase(), type);
    if (name === "Default") defaults.set((attributes.get("Extension") ?? "").toLowerCase(), type);
  }
  return (part) => overrides.get(part.toLowerCase()) ?? defaults.get(part.slice(part.lastIndexOf(".") + 1).toLowerCase()) ?? "";
}

/** @throws invalid `file.external` for what the file would fetch from elsewhere by itself */
function relations(tags: readonly Tag[]): { type: string; target: string }[] {
  return tags.flatMap(({ name, attributes }) => {
    if (name !== "Relationship") return [];
    const type = attributes.get("Type") ?? "";
    const target = attributes.get("Target") ?? "";
    const mode = attributes.get("TargetMode")?.trim().toLowerCase() ?? "internal";
    if (mode !== "internal" && mode !== "external") throw refusal("file.malformed");
    if (macroTypes.test(type)) throw refusal("file.macros");
    if (importedTypes.test(type)) throw refusal("file.active_content");
    const outside = mode === "external" || /^\s*(?:[a-z][a-z0-9+.-]*:|\\|\/\/)/i.test(target);
    if (outside && !mayBeExternal.test(type)) throw refusal("file.external");
    return [{ type, target }];
  });
}

const dde = /(?:^|[\s"])DDE(?:AUTO)?(?=[\s"]|$)/i;

/** Fields that start a program: Word's may be spread over any number of runs, Excel's stand in a link. */
function fields(): Listener {
  let inside = false;
  let field = "";
  return {
    tag(raw) {
      const name = nameOfTag(raw);
      if (name === "instrText") inside = !raw.endsWith("/>");
      else if (raw.startsWith("</") && raw.includes("instrText")) inside = false;
      else if (name === "ddeLink") throw refusal("file.active_content");
      else if (
        name === "fldSimple" &&
        parseTag(raw)
          ?.all("instr")
          .some((field) => dde.test(field))
      )
        throw refusal("file.active_content");
      else if (name === "fldChar") field = "";
    },
    text(portion) {
      if (!inside) return;
      field = (field + portion).slice(-4096);
      if (dde.test(field)) throw refusal("file.active_content");
    },
  };
}
