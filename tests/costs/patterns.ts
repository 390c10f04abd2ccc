import type { Item, Key } from "@chuan/kernel";
import type { Seen } from "../access/spying.ts";

/** Keys with what differs from one record to the next taken out: what is left is the pattern. */
const blanks: readonly [RegExp, string][] = [
  [/agy_[0-9A-Z]{26}/g, "{agency}"],
  [/\b[a-z]{3}_[0-9A-Z]{26}/g, "{id}"],
  [/\bado_\d{4}/g, "{adoption}"],
  [/\bwsp_\d{2}\.\d{4}/g, "{workspace}"],
  [/\b(?:acc|att|cky)_[\w-]{22}/g, "{id}"],
  [/^I#[\w-]{22}#/g, "I#{who}#"],
  [/\b\d{2}\.\d{4}\b/g, "{province}"],
  [/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g, "{instant}"],
  [/\d{4}-\d{2}-\d{2}/g, "{date}"],
  [/^E#\d{12}/g, "E#{n}"],
  [/code=.*$/g, "code={code}"],
  [/law\.number=.*$/g, "law.number={number}"],
];
const blank = (text: string) => blanks.reduce((kept, [from, to]) => kept.replace(from, to), text);
const state = /#X#(agency|adoption)#[\w-]+$/;
export const partition = (pk: string): string =>
  blank(pk)
    .replace(state, "#X#$1#{state}")
    .replace(/#member#(active|invited|deactivated)$/, "#member#{state}")
    .replace(/#to#.*$/, "#to#{addressee}");

/** A sort key: the pattern of a stored item's, or, in an index, what its record is listed by. */
export function sorted(sk: string, pk: string, index?: string): string {
  if (index) return /#to#/.test(pk) ? "{date}#{record}#{what}" : listedBy(partition(pk));
  if (pk.endsWith("#once")) return "{caller}#{command}#{key}";
  if (pk.endsWith("#task")) return "{record}#{what}#{addressee}";
  if (pk.endsWith("#R#places")) return "{place}";
  if (pk.endsWith("#catalogue")) return sk.replace(/#[0-9a-f]{2}$/, "#{drawer}");
  return blank(sk);
}
const listedBy = (pk: string) =>
  pk.includes("#agency#") || pk.includes("#adoption#")
    ? "{code}#{id}"
    : pk.includes("#workspace#")
      ? "{province}#{id}"
      : pk.includes("#member#")
        ? "{name}#{id}"
        : pk.includes("#account#")
          ? "{email}#{id}"
          : "{instant}#{id}";

export type Access = { does: "reads" | "writes"; pk: string; sk: string; index?: string };
/** What a call reads and writes, as patterns. */
export function accesses(seen: Seen): Access[] {
  const one =
    (does: Access["does"]) =>
    ({ pk, sk }: Key) => ({ does, pk: partition(pk), sk: sorted(sk, pk) });
  if (seen.call === "get") return [one("reads")(seen.key)];
  if (seen.call === "batchGet") return seen.keys.map(one("reads"));
  if (seen.call === "query") {
    const { pk, index, from, to } = seen.range;
    const range = index ? "" : from === undefined && to === undefined ? "*" : `${blank(from ?? "")} … ${blank(to ?? "")}`;
    return [{ does: "reads", pk: partition(pk), sk: index ? sorted("", pk, index) : range, ...(index ? { index } : {}) }];
  }
  return seen.ops.flatMap((op) => {
    if ("check" in op) return [];
    if (!("put" in op)) return [one("writes")("delete" in op ? op.delete : op.add)];
    return [one("writes")(op.put), ...entries(op.put)];
  });
}
/** The entries an item has in the indexes. */
export const entries = (item: Item): Access[] =>
  ["gsi1", "gsi2"].flatMap((index) => {
    const pk = item[`${index}pk`];
    return typeof pk === "string" ? [{ does: "writes" as const, pk: partition(pk), sk: sorted("", pk, index), index }] : [];
  });

/** What a partition holds, in one word: the noun it ends with. */
export function nounOf(pk: string): string {
  if (pk.includes("#to#")) return "task";
  const bare = partition(pk).replace(/#\{state\}$|#all$/, "");
  return bare.split("#").findLast((part) => !part.startsWith("{")) ?? bare;
}
