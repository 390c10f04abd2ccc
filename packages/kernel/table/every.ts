import type { Item, Range, Table } from "./port.ts";

/** Every item of a range, page after page. */
export async function* everyItem(table: Table, range: Omit<Range, "after">): AsyncGenerator<Item> {
  let after: Range["after"];
  do {
    const found = await table.query({ ...range, ...(after ? { after } : {}) });
    yield* found.items;
    after = found.next;
  } while (after);
}
