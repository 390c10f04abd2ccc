import * as z from "zod";
import type { Case } from "./cases.ts";
import type { Ask } from "./setting.ts";

/** Something no client of ours sends. `field`: the path that the refusal names, or the first part of it. */
export type Hostile = {
  what: string;
  body?: string | Uint8Array;
  headers?: Record<string, string>;
  query?: string;
  path?: string;
  field?: string;
  code?: string;
};

const huge = "á".repeat(100_000);
const tenMegabytes = Buffer.from(`{"name":"${"x".repeat(10 * 1024 * 1024)}"}`);
const deep = (open: string, close: string) => `${open.repeat(100_000)}${close.repeat(100_000)}`;

/** Bodies that are wrong whatever the route. */
export const anyBody: readonly Hostile[] = [
  { what: "no JSON", body: "{name: 1}" },
  { what: "half a JSON", body: '{"name":"x"' },
  { what: "two JSONs", body: "{}{}" },
  { what: "a list", body: "[]" },
  { what: "a number", body: "7" },
  { what: "null", body: "null" },
  { what: "a text", body: '"x"' },
  { what: "NaN", body: '{"name":NaN}' },
  { what: "ten megabytes", body: tenMegabytes, code: "input.too_large" },
  { what: "lists a hundred thousand deep", body: `{"name":${deep("[", "]")}}`, code: "input.too_deep" },
  { what: "lists a hundred thousand deep, cut off", body: "[".repeat(100_000), code: "input.too_deep" },
  { what: "objects twenty thousand deep", body: `{"a":${'{"a":'.repeat(20_000)}1${"}".repeat(20_000)}}`, code: "input.too_deep" },
  { what: "lists thirty deep", body: `{"name":${"[".repeat(30)}${"]".repeat(30)}}` },
  { what: "bytes that are no UTF-8", body: new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]) },
  { what: "UTF-16", body: new Uint8Array(Buffer.from('{"name":"x"}', "utf16le")) },
  { what: "an unknown field", body: '{"isAdmin":true}', field: "isAdmin" },
  { what: "__proto__", body: '{"__proto__":{"isAdmin":true}}', field: "__proto__" },
  { what: "__proto__ within", body: '{"zz":{"__proto__":1}}', field: "zz" },
  { what: "constructor", body: '{"constructor":{"prototype":{"x":1}}}', field: "constructor" },
  { what: "toString", body: '{"toString":1,"valueOf":1,"hasOwnProperty":1}', field: "toString" },
  { what: "a field with a NUL in its name", body: '{"a\\u0000":1}', field: "?" },
  { what: "a field with half a character in its name", body: '{"\\ud800":1}', field: "?" },
  {
    what: "ten thousand fields",
    body: JSON.stringify(Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`f${i}`, i]))),
    field: "f0",
  },
];

const values: readonly [what: string, value: unknown][] = [
  ["a number", 7],
  ["a huge number", 1e308],
  ["a fraction", 0.5],
  ["false", false],
  ["null", null],
  ["a list", []],
  ["a list of lists", [[[]]]],
  ["an object", {}],
  ["an empty text", ""],
  ["a NUL", "a\u0000b"],
  ["half a character", "a\ud800b"],
  ["a huge text", huge],
  ["a text of spaces", " \t\n "],
  ["direction marks and an emoji", "\u202e\u200f👩‍👩‍👧‍👦"],
  ["a path", "../../../etc/passwd"],
  ["a script", "<script>alert(1)</script>"],
  ["a key", "P#22.2025#A#agy_X#member"],
  ["an object that is no list", { length: 1, 0: "x" }],
];

type Shape = { properties?: { readonly [name: string]: unknown } };
const fieldsOf = ({ verb }: Case) =>
  Object.keys((z.toJSONSchema(verb.input, { io: "input", unrepresentable: "any" }) as Shape).properties ?? {});

/** The rightful input with each field in turn replaced by what does not belong there. Values that the verb's own schema takes are left out. */
export function badFields(c: Case, ask: Ask): Hostile[] {
  // The agency of a path is the scope, no field of the input.
  const { agency: _, ...path } = ask.path ?? {};
  return fieldsOf(c)
    .filter((name) => !(name in (ask.path ?? {})))
    .flatMap((name) =>
      values
        .map(([what, value]) => ({ what, input: { ...ask.input, [name]: value } }))
        .filter(({ what, input }) => /NUL|half/.test(what) || !c.verb.input.safeParse({ ...input, ...path }).success)
        .map(({ what, input }) => ({ what: `${name}: ${what}`, body: JSON.stringify(input), field: name })),
    );
}

/** Identifiers that no place in a path was made for. */
export const badPaths: readonly string[] = [
  "..%2f..%2f",
  "%2e%2e%2f",
  "%00",
  "a%00b",
  "%F0%9F%92%A9",
  "%ff",
  "%",
  "%E0%A4%A",
  "x".repeat(5000),
  "%23",
  "P%23",
  "__proto__",
  "null",
  "-1",
  "%20",
];

const takesTerms = ({ verb, open }: Case) =>
  verb.does === "command" && !open && !/^(account|session\.(?:sign_out|confirm)|totp\.remove)/.test(verb.title);
/** Headers that mean nothing. Idempotency-Key is read where an act is kept under it; where a password is sent, none is. */
export const badHeaders = (c: Case): Hostile[] => [
  ...[
    "text/plain",
    "text/plain;charset=UTF-8",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/jsonx",
    "x",
    "",
  ].map((type) => ({ what: `Content-Type: ${type}`, headers: { "content-type": type }, field: "Content-Type" })),
  ...(c.verb.does === "command" ? ["3", '"x"', '""', '"-1"', '"1","2"', "W/3", '"99999999999999999999"', "null"] : []).map((value) => ({
    what: `If-Match: ${value}`,
    headers: { "if-match": value },
    field: "If-Match",
  })),
  ...(takesTerms(c)
    ? [{ what: "a key of ten thousand characters", headers: { "idempotency-key": "k".repeat(10_000) }, field: "Idempotency-Key" }]
    : []),
];

const text = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const cursors = [
  "x",
  "../..",
  "AAAA",
  "k".repeat(1001),
  "%00",
  text(null),
  text(["a", "b", "c"]),
  text({ pk: "P#22.2025#S#member" }),
  `${"A".repeat(22)}${text(["x"])}`,
];
const inputOf = ({ verb }: Case) => fieldsOf({ verb } as Case);

/** Queries that mean nothing: unknown names, repeated and endless ones, and for lists cursors and limits of no list. */
export const badQueries = (c: Case): Hostile[] => [
  { what: "an unknown name", query: "zz=1", field: "zz" },
  { what: "__proto__", query: "__proto__=1", field: "__proto__" },
  { what: "constructor", query: "constructor[prototype]=1", field: "constructor[prototype]" },
  { what: "a broken escape", query: "zz=%ff%", field: "zz" },
  { what: "a NUL", query: "zz=%00", field: "zz" },
  { what: "a thousand names", query: Array.from({ length: 1000 }, (_, i) => `f${i}=1`).join("&"), field: "f0" },
  { what: "a hundred kilobytes", query: `zz=${"x".repeat(100_000)}`, field: "zz" },
  ...(inputOf(c).includes("limit") ? ["0", "-1", "201", "1e9", "x", "NaN", "1.5", "", "%20"] : []).map((limit) => ({
    what: `limit ${limit}`,
    query: `limit=${limit}`,
    field: "limit",
  })),
  ...(inputOf(c).includes("cursor") ? cursors : []).map((cursor) => ({
    what: `cursor ${cursor.slice(0, 40)}`,
    query: `cursor=${cursor}`,
    field: "cursor",
  })),
  ...inputOf(c)
    // What stands in the path counts, whatever the query says; words to look for may be any, and find nothing.
    .filter((name) => !["limit", "cursor", "search", "unit"].includes(name) && !c.line.includes(`{${name}}`))
    .map((name) => ({ what: `${name} absurd`, query: `${name}=%F0%9F%92%A9` })),
];
