import { Parser } from "saxen";
import { ArchiveFault } from "./fault.ts";

export type Attributes = Record<string, string>;
export type Hooks = {
  open(tag: string, attributes: () => Attributes): void;
  close?(tag: string): void;
  text?(text: string): void;
};

const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

const decode = (text: string): string =>
  text.includes("&")
    ? text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));/gi, (whole, decimal?: string, hex?: string, name = "") => {
        if (decimal === undefined && hex === undefined) return named[name] ?? whole;
        const point = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal);
        return point <= 0x10ffff ? String.fromCodePoint(point) : "\uFFFD";
      })
    : text;

const local = (name: string) => name.slice(name.indexOf(":") + 1);

/**
 * Walks a part of an Office or OpenDocument file. Tags come without prefix (some writers prefix every tag), attributes as written, both decoded. A document type is
 * refused, so no entity of the file's own is ever expanded.
 * @throws ArchiveFault `broken`
 */
export const walk = (bytes: Uint8Array, hooks: Hooks): void => {
  const refuse = () => {
    throw new ArchiveFault("broken");
  };
  const text = (value: string) => hooks.text?.(decode(value));
  const parser = new Parser()
    .on("openTag", (name, get) =>
      hooks.open(local(name), () => Object.fromEntries(Object.entries(get()).map(([key, value]) => [key, decode(value)]))),
    )
    .on("closeTag", (name) => hooks.close?.(local(name)))
    .on("text", text)
    .on("cdata", (value) => hooks.text?.(value))
    .on("attention", refuse)
    .on("error", refuse);
  let xml = "";
  try {
    xml = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    refuse();
  }
  parser.parse(xml);
};
