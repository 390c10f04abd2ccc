import { type Attributes, openZip, relationsOf, walk } from "../archives/index.ts";
import { limits, problems, Unreadable } from "./problems.ts";
import { type Format, formatOf } from "./xlsx-cells.ts";

export type Workbook = { sheet: Uint8Array; strings: readonly string[]; formats: readonly Format[]; epoch1904: boolean };

const yes = (value: string | undefined) => value === "1" || value === "true";

/** Excel writes characters that XML cannot hold as _x000D_. */
export const unescape = (text: string): string =>
  text.includes("_x") ? text.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text;

/** Collects the text of `<t>` elements, without the reading aids (`<rPh>`) of East Asian text. One of these per `<si>` or `<is>`. */
export class RichText {
  private value = "";
  private inText = false;
  private inAid = false;
  open(tag: string): void {
    if (tag === "rPh") this.inAid = true;
    else if (tag === "t") this.inText = !this.inAid;
  }
  close(tag: string): void {
    if (tag === "rPh") this.inAid = false;
    else if (tag === "t") this.inText = false;
  }
  text(text: string): void {
    if (this.inText) this.value += text;
  }
  take(): string {
    const value = unescape(this.value);
    this.value = "";
    return value;
  }
}

const stringsOf = (bytes: Uint8Array | undefined): string[] => {
  const found: string[] = [];
  if (!bytes) return found;
  const rich = new RichText();
  walk(bytes, {
    open: (tag) => rich.open(tag),
    text: (text) => rich.text(text),
    close(tag) {
      rich.close(tag);
      if (tag === "si") found.push(rich.take());
    },
  });
  return found;
};

const formatsOf = (bytes: Uint8Array | undefined): Format[] => {
  const codes = new Map<number, string>();
  const ids: number[] = [];
  if (!bytes) return [];
  let inCells = false;
  walk(bytes, {
    open(tag, attributes) {
      if (tag === "numFmt") codes.set(Number(attributes()["numFmtId"]), attributes()["formatCode"] ?? "");
      else if (tag === "cellXfs") inCells = true;
      else if (tag === "xf" && inCells) ids.push(Number(attributes()["numFmtId"] ?? 0));
    },
    close(tag) {
      if (tag === "cellXfs") inCells = false;
    },
  });
  return ids.map((id) => formatOf(id, codes.get(id)));
};

/**
 * Finds the first sheet a person sees on opening the workbook, and what its cells refer to.
 * @throws Unreadable `sheet.unsupported` for a zip that is no workbook, and what `openZip` throws
 */
export const openWorkbook = (bytes: Uint8Array): Workbook => {
  const parts = openZip(bytes, limits);
  const path = relationsOf(parts("_rels/.rels"), "").find((one) => one.kind === "officeDocument")?.target ?? "xl/workbook.xml";
  const book = parts(path);
  if (!book || path.endsWith(".bin")) throw new Unreadable(problems.unsupported());
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  const relations = relationsOf(parts(`${folder}_rels/${path.slice(folder.length)}.rels`), folder);

  const sheets: Attributes[] = [];
  let epoch1904 = false;
  walk(book, {
    open(tag, attributes) {
      if (tag === "sheet") sheets.push(attributes());
      else if (tag === "workbookPr") epoch1904 = yes(attributes()["date1904"]);
    },
  });
  const worksheets = sheets.flatMap((sheet) => {
    // The relation's id is the one attribute "id" with a prefix, whatever the prefix is.
    const id = Object.entries(sheet).find(([name]) => name.endsWith(":id"))?.[1];
    const relation = relations.find((one) => one.id === id && one.kind === "worksheet");
    return relation ? [{ hidden: (sheet["state"] ?? "visible") !== "visible", target: relation.target }] : [];
  });
  const first = worksheets.find((one) => !one.hidden) ?? worksheets[0];
  const sheet = first && parts(first.target);
  if (!sheet) throw new Unreadable(problems.broken());
  const part = (kind: string) => {
    const relation = relations.find((one) => one.kind === kind);
    return relation && parts(relation.target);
  };
  return { sheet, strings: stringsOf(part("sharedStrings")), formats: formatsOf(part("styles")), epoch1904 };
};
