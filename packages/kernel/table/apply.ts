import { broken } from "../errors.ts";
import { type Item, type Json, keyOf, type Op, type When } from "./port.ts";

/** Whether a condition holds of the item as it is: what DynamoDB's condition expressions say, in process. */
export function holds(when: When, now: Item | undefined): boolean {
  const actual = (name: string) => (now && Object.hasOwn(now, name) ? now[name] : undefined);
  const each = <V>(wanted: { readonly [name: string]: V } | undefined, test: (there: Json | undefined, value: V) => boolean) =>
    Object.entries(wanted ?? {}).every(([name, value]) => test(actual(name), value));
  if (when.absent && now) return false;
  if (when.free !== undefined && now && !isPast(now, when.free)) return false;
  return (
    each(when.equals, (there, value) => there === value) &&
    each(when.differs, (there, value) => there !== value) &&
    each(when.less, (there, value) => there === undefined || (typeof there === "number" && there < value))
  );
}
const isPast = (item: Item, now: number) => typeof item["ttl"] === "number" && item["ttl"] <= now;

/**
 * The item after a write, undefined when it is gone.
 * @throws broken `table.invalid` when it meets something that cannot be counted
 */
export function after(op: Op, now: Item | undefined): Item | undefined {
  if ("put" in op) return op.put;
  if ("check" in op) return now;
  if ("delete" in op) return undefined;
  const { pk, sk } = keyOf(op);
  const sums = Object.entries(op.by).map(([name, by]) => {
    const there = now && Object.hasOwn(now, name) ? now[name] : 0;
    if (typeof there !== "number") throw broken("table.invalid", `an add to ${name}, which is no number`);
    return [name, plus(there, by)] as const;
  });
  const dropped = new Set(op.drop);
  const kept = Object.entries(now ?? {}).filter(([name]) => !dropped.has(name));
  return { ...Object.fromEntries(kept), pk, sk, ...op.set, ...Object.fromEntries(sums) };
}

/** Decimal, as DynamoDB adds: 0.1 + 0.2 is 0.3. */
export function plus(a: number, b: number): number {
  if (Number.isSafeInteger(a) && Number.isSafeInteger(b)) return a + b;
  const [x, y] = [decimal(a), decimal(b)];
  const exponent = Math.min(x.exponent, y.exponent);
  const scaled = ({ digits, exponent: own }: typeof x) => digits * 10n ** BigInt(own - exponent);
  return Number(`${scaled(x) + scaled(y)}e${exponent}`);
}
function decimal(value: number) {
  const [digits = "0", exponent = "0"] = value.toExponential().split("e");
  const [whole = "", fraction = ""] = digits.split(".");
  return { digits: BigInt(whole + fraction), exponent: Number(exponent) - fraction.length };
}

/** The one write that comes to the same when it is sent twice, and so needs no token and no transaction's price. */
export function isRepeatable(ops: readonly Op[]): boolean {
  const [op, ...more] = ops;
  return op !== undefined && more.length === 0 && !("check" in op || "add" in op) && !op.when;
}
