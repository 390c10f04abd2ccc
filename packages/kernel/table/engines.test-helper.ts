import { freshDynamo, hasDynamo } from "../../../tests/ddb-local.ts";
import { beforeAll, describe } from "vitest";
import { type Item, type Json, type Key, type Op, type Range, Refused, type Table } from "./port.ts";
import { sqliteTable } from "./sqlite.ts";

const engines: readonly [name: string, present: boolean, open: () => Promise<Table>][] = [
  ["sqlite", true, async () => sqliteTable(":memory:")],
  ["dynamodb", hasDynamo, async () => (await freshDynamo()).table],
];

/** A place of its own in the engine's table: no test sees another's items. */
export type Place = ReturnType<typeof placeIn>;
let count = 0;

function placeIn(table: Table) {
  const pk = `P#${++count}.`;
  const key = (sk: string): Key => ({ pk, sk });
  const item = (sk: string, more: { readonly [name: string]: Json } = {}): Item => ({ ...key(sk), ...more });
  return {
    table,
    pk,
    key,
    item,
    put: (...items: Item[]) => table.transact(items.map((each) => ({ put: each }))),
    get: (sk: string) => table.get(key(sk)),
    /** How a transaction ends: "accepted", the items it lost to, or what was thrown instead. */
    outcome: (...ops: Op[]): Promise<unknown> =>
      table.transact(ops).then(
        () => "accepted",
        (error: unknown) => (error instanceof Refused ? error.lost : error),
      ),
    /** The sort keys found by a query of this place. */
    sks: async (range: Omit<Range, "pk" | "limit"> & { pk?: string; limit?: number } = {}) =>
      (await table.query({ pk, limit: 100, ...range })).items.map(({ sk }) => sk).join(),
    /** The sort keys of all pages. */
    async paged(range: Omit<Range, "pk" | "after"> & { pk?: string }): Promise<string[]> {
      const seen: string[] = [];
      let after: Range["after"];
      do {
        const found = await table.query({ pk, ...range, ...(after ? { after } : {}) });
        seen.push(...found.items.map(({ sk }) => sk));
        after = found.next;
      } while (after);
      return seen;
    },
  };
}

/** The same guarantees of every engine. One that is missing on this machine is shown as skipped. */
export function onBothEngines(subject: string, guarantees: (fresh: () => Place, engine: string) => void): void {
  for (const [name, present, open] of engines)
    describe.skipIf(!present)(`${subject} on ${name}`, () => {
      let table: Table;
      beforeAll(async () => {
        table = await open();
      });
      guarantees(() => placeIn(table), name);
    });
}
