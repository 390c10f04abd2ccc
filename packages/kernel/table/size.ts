import type { Item, Json } from "./port.ts";

/** Trailing and leading zeroes are free, two digits share a byte, a minus takes one. */
function numberSize(value: number): number {
  const digits = value
    .toExponential()
    .replace(/e.*$/, "")
    .replace(/[^0-9]/g, "");
  return Math.ceil(digits.replace(/^0+/, "").length / 2) + 1 + (value < 0 ? 1 : 0);
}

/** Bytes as Amazon counts them: names and text in UTF-8, numbers by digit pairs, 3 for a list or map and 1 for each element. */
export function sizeOf(value: Json): number {
  if (value === null || typeof value === "boolean") return 1;
  if (typeof value === "string") return Buffer.byteLength(value);
  if (typeof value === "number") return numberSize(value);
  if (Array.isArray(value)) return value.reduce((sum: number, each: Json) => sum + sizeOf(each) + 1, 3);
  return namedSize(value as { [name: string]: Json }, 3, 1);
}

/** The size of an item in bytes, names included: what limits and prices are reckoned by. */
export const itemSize = (item: Item | { readonly [name: string]: Json }): number => namedSize(item, 0, 0);

function namedSize(value: { readonly [name: string]: Json | undefined }, start: number, each: number): number {
  let sum = start;
  for (const [name, inner] of Object.entries(value)) if (inner !== undefined) sum += Buffer.byteLength(name) + sizeOf(inner) + each;
  return sum;
}
