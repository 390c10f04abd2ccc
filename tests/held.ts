import type { Table } from "@chuan/kernel";

/** A table whose next calls of one kind wait until they are let go: for races staged by hand. */
export function held(table: Table, name: "transact" | "query" | "get" | "batchGet", nth = 1) {
  let letGo = () => {};
  let reached = () => {};
  const gate = new Promise<void>((go) => (letGo = go));
  const there = new Promise<void>((go) => (reached = go));
  let calls = 0;
  const call = async (input: never) => {
    calls += 1;
    if (calls === nth) {
      reached();
      await gate;
    }
    return (table[name] as (input: never) => Promise<unknown>)(input);
  };
  return { table: { ...table, [name]: call } as Table, there, letGo };
}
