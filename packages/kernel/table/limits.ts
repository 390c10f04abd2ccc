import { broken } from "../errors.ts";
import { mustBeJson, mustBeNamed } from "./json.ts";
import { type Index, type Item, indexes, type Json, type Key, keyOf, type Op, type Range, type When } from "./port.ts";
import { itemSize } from "./size.ts";

// DynamoDB's own limits. Both engines keep them, so what works embedded works in the cloud.
export const mostItemBytes = 400 * 1024;
const most = { ops: 100, keys: 100, transaction: 4 * 1024 * 1024, pk: 2048, sk: 1024 };
/** A page of a query ends here, in bytes. */
export const pageBytes = 1024 * 1024;

/** Names an item within a set; no separator, because a key may hold any character. */
export const nameOf = ({ pk, sk }: Key): string => JSON.stringify([pk, sk]);
export const attributesOf = (index: Index | undefined): readonly [string, string] => (index ? [`${index}pk`, `${index}sk`] : ["pk", "sk"]);

/**
 * Refuses what DynamoDB would refuse, and what the engines would store differently. Gives the bytes each op writes.
 * @throws broken `table.too_many`, `table.same_item_twice`, `table.bad_key`, `table.bad_index_key`, `table.not_json`, `table.bad_number`,
 * `table.bad_name`, `table.item_too_large`, `table.transaction_too_large`, `table.bad_condition`, `table.bad_add`
 */
export function mustBeLegal(ops: readonly Op[]): readonly number[] {
  if (ops.length > most.ops) throw broken("table.too_many", `${ops.length} items in a transaction, at most ${most.ops}`);
  if (new Set(ops.map((op) => nameOf(keyOf(op)))).size < ops.length) throw broken("table.same_item_twice", "one item named twice");
  const sizes = ops.map(legalOp);
  const sum = sizes.reduce((all, bytes) => all + bytes, 0);
  if (sum > most.transaction) throw broken("table.transaction_too_large", `${sum} bytes in a transaction, at most ${most.transaction}`);
  return sizes;
}

function legalOp(op: Op): number {
  const { pk, sk } = keyOf(op);
  mustBeKey({ pk, sk });
  if (op.when) mustBeCondition(op.when);
  if ("put" in op) return mustBeItem(op.put);
  if ("add" in op) mustBeAdd(op);
  if ("check" in op && isEmpty(op.when)) throw broken("table.bad_condition", "a check without a condition");
  return itemSize("add" in op ? { pk, sk, ...op.by, ...op.set } : { pk, sk });
}

/** @returns the size in bytes */
export function mustBeItem(item: Item): number {
  mustBeJson(item);
  for (const index of indexes) mustBeIndexed(item, index);
  const bytes = itemSize(item);
  if (bytes > mostItemBytes) throw broken("table.item_too_large", `an item of ${bytes} bytes, at most ${mostItemBytes}`);
  return bytes;
}

export function mustBeKey({ pk, sk }: Key): void {
  mustBeText("table.bad_key", "pk", pk, most.pk);
  mustBeText("table.bad_key", "sk", sk, most.sk);
}

/** @throws broken `table.too_many`, `table.bad_key` */
export function mustBeKeys(keys: readonly Key[]): void {
  if (keys.length > most.keys) throw broken("table.too_many", `${keys.length} keys at once, at most ${most.keys}`);
  keys.forEach(mustBeKey);
}

/**
 * Refuses what DynamoDB would. False when nothing can lie between the ends.
 * @throws broken `table.bad_limit`, `table.bad_key`, `table.bad_position`
 */
export function mustBeRange({ pk, index, from, to, after, limit }: Range): boolean {
  mustBeLimit(limit);
  mustBeText("table.bad_key", "pk", pk, most.pk);
  for (const end of [from, to]) if (end) mustBeText("table.bad_key", "range", end, most.sk);
  if (to === "" || (from && to !== undefined && inByteOrder(from, to) > 0)) return false;
  if (after) {
    mustBeKey(after);
    const [p, s] = attributesOf(index);
    const at = after[s];
    const outside = typeof at !== "string" || (from && inByteOrder(at, from) < 0) || (to !== undefined && inByteOrder(at, to) > 0);
    if (after[p] !== pk || outside) throw broken("table.bad_position", "a position of another query");
  }
  return true;
}

export function mustBeLimit(limit: number): void {
  if (!Number.isInteger(limit) || limit < 1) throw broken("table.bad_limit", `a limit of ${limit}`);
}

/** Sort keys stand in the order of their UTF-8 bytes, which is not that of JavaScript's `<` beyond U+FFFF. */
export const inByteOrder = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

export const isEmpty = ({ absent, free, ...each }: When): boolean =>
  !absent && free === undefined && Object.values(each).every((part) => Object.keys(part ?? {}).length === 0);

function mustBeCondition({ free, equals, differs, less }: When): void {
  const numbers = [...(free === undefined ? [] : [free]), ...Object.values(less ?? {})];
  const scalars = [...Object.values(equals ?? {}), ...Object.values(differs ?? {})];
  mustBeScalars("table.bad_condition", numbers, scalars);
  for (const part of [equals, differs, less]) Object.keys(part ?? {}).forEach(mustBeNamed);
}

type InPlace = { by: { readonly [name: string]: number }; set?: object; drop?: readonly string[] };
function mustBeAdd({ by, set = {}, drop = [] }: InPlace): void {
  const names = [...Object.keys(by), ...Object.keys(set), ...drop];
  const held = names.find((name) => name === "pk" || name === "sk" || indexes.some((index) => attributesOf(index).includes(name)));
  if (held !== undefined) throw broken("table.bad_add", `an add to the key attribute ${held}`);
  if (names.length === 0 || new Set(names).size < names.length) throw broken("table.bad_add", "nothing to change, or one attribute twice");
  names.forEach(mustBeNamed);
  mustBeScalars("table.bad_add", Object.values(by), Object.values(set));
}

function mustBeScalars(code: string, numbers: readonly unknown[], scalars: readonly unknown[]): void {
  const wrong = numbers.some((each) => typeof each !== "number") || scalars.some((each) => !/^(string|number|boolean)$/.test(typeof each));
  if (wrong) throw broken(code, "a value that is no text, number or truth value");
  for (const each of [...numbers, ...scalars]) mustBeJson(each as Json);
}

function mustBeIndexed(item: Item, index: Index): void {
  const [p, s] = attributesOf(index);
  if (item[p] !== undefined) mustBeText("table.bad_index_key", p, item[p], most.pk);
  if (item[s] !== undefined) mustBeText("table.bad_index_key", s, item[s], most.sk);
}

function mustBeText(code: string, name: string, value: unknown, bytes: number): void {
  if (typeof value !== "string" || value === "" || !value.isWellFormed() || Buffer.byteLength(value) > bytes)
    throw broken(code, `${name} is text of 1 to ${bytes} bytes`);
}
