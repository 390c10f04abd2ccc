import type { Problem } from "./errors.ts";
import type { Item, When } from "./table/port.ts";

export type Facts = { readonly [name: string]: number };
/** `to` is `user:<id>` or `role:<name>`; `due` is a civil date (YYYY-MM-DD) in Việt Nam. */
export type Task = { what: string; to: string; due: string };
/** What a record has put elsewhere. Stored with it, so that the next edit takes back exactly what was put, even by older code. */
export type Derived = {
  facts: Facts;
  tasks: { readonly [key: string]: string };
  claims: readonly string[];
  /** By the drawer they lie in. */
  lines: { readonly [drawer: string]: string };
};

export type Edit = { noun: string; id: string; place: string; was: Item | undefined; item: Item; when: When; derived: Derived };
/** `refuse` is thrown once the change is committed: a refusal that must leave its trace, such as a wrong password. */
export type Change<T> = { readonly answer: T; readonly edits: readonly Edit[]; readonly refuse?: Problem };
/** Several edits as one: all or none of them happen. The answer is the first one's. */
export const together = <T>(first: Change<T>, ...more: readonly Change<unknown>[]): Change<T> => ({
  ...first,
  edits: [first, ...more].flatMap((change) => change.edits),
});
/** The same edits with another answer. */
export const answering = <T>(change: Change<unknown>, answer: T): Change<T> => ({ ...change, answer });
/** Nothing to do: what was asked for is already so. */
export const unchanged = <T>(answer: T): Change<T> => ({ answer, edits: [] });
