import { broken, type Key, keyOf, keys, type ProvinceKey, type Table } from "@chuan/kernel";

/**
 * One table out of several: what is a province's is asked of that province's, with its own credentials, everything else of our own. What is
 * written at once belongs to one of them.
 * @throws broken table.two_rooms
 */
export function tableByRoom(own: Table, ofProvince: (province: ProvinceKey) => Table): Table {
  const roomOf = (pk: string) => keys.provinceOfPlace(pk) ?? "";
  const tableFor = (room: string) => (room === "" ? own : ofProvince(room as ProvinceKey));
  return {
    get: (key) => tableFor(roomOf(key.pk)).get(key),
    query: (range) => tableFor(roomOf(range.pk)).query(range),
    async batchGet(wanted) {
      const items = new Map<Key, Awaited<ReturnType<Table["get"]>>>();
      const rooms = Object.entries(Object.groupBy(wanted, ({ pk }) => roomOf(pk)));
      const read = async ([room, some = []]: [string, Key[] | undefined]) => {
        const found = await tableFor(room).batchGet(some);
        for (const [i, key] of some.entries()) items.set(key, found[i]);
      };
      await Promise.all(rooms.map(read));
      return wanted.map((key) => items.get(key));
    },
    async transact(ops) {
      const [room = "", ...others] = new Set(ops.map((op) => roomOf(keyOf(op).pk)));
      if (others.length > 0) throw broken("table.two_rooms", "one transaction over two provinces");
      await tableFor(room).transact(ops);
    },
    feed: (cursor, limit) => own.feed(cursor, limit),
  };
}
