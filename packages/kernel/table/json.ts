import { broken } from "../errors.ts";

/** Lists and maps within each other; the item around them is the 32nd level. */
const depth = 31;
const [largest, smallest] = [Number.MAX_SAFE_INTEGER, 1e-130];

/**
 * Refuses what one engine would change silently and the other refuse: a date, a lone surrogate, a number that is not exact.
 * An undefined attribute is allowed and dropped; in a list it would shift the rest.
 * @throws broken `table.not_json`, `table.bad_number`, `table.bad_name`, `table.too_deep`
 */
export function mustBeJson(value: unknown, level = 0): void {
  if (value === null || typeof value === "boolean") return;
  if (typeof value === "string") return mustBeWhole(value);
  if (typeof value === "number") return mustBeExact(value);
  if (level > depth) throw broken("table.too_deep", `more than ${depth} lists and maps within each other`);
  if (Array.isArray(value)) {
    for (const each of value) mustBeJson(each, level + 1);
    return;
  }
  if (!isPlain(value)) throw broken("table.not_json", `a ${typeof value}`);
  for (const [name, each] of Object.entries(value)) {
    mustBeNamed(name);
    if (each !== undefined) mustBeJson(each, level + 1);
  }
}

/** `__proto__` would vanish where an engine assigns it. */
export function mustBeNamed(name: string): void {
  if (name === "" || name === "__proto__" || !name.isWellFormed())
    throw broken("table.bad_name", `an attribute named ${JSON.stringify(name)}`);
}

function mustBeWhole(text: string): void {
  if (!text.isWellFormed()) throw broken("table.not_json", "half a character");
}

function mustBeExact(value: number): void {
  const size = Math.abs(value);
  if (!(size <= largest) || (size < smallest && size > 0)) throw broken("table.bad_number", `the number ${value}`);
}

function isPlain(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  // Not `=== Object.prototype`: that one differs between realms.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
