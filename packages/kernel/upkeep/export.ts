import { createHash } from "node:crypto";
import type { ProvinceKey } from "../ids.ts";
import { provinceSumPartition, placeRollupsPartition } from "../keys.ts";
import { everyItem } from "../table/every.ts";
import type { Item, Json, Table } from "../table/port.ts";
import { type Noun, partitionsOf } from "./noun.ts";

/** The partitions of a province that belong to no place of it: its sums. */
export const sumPartitions = (province: ProvinceKey) => [
  { noun: "rollup", pk: placeRollupsPartition(province) },
  { noun: "sum", pk: provinceSumPartition(province) },
];

/**
 * Everything of a province, line by line (NDJSON, `chuan-export/1`):
 * - first the manifest `{format, province, at, …}`, `at` an ISO instant;
 * - then one line `{place, noun, item}` for each item as it is stored. `noun` is a noun of the domain or `trail`, `claim`, `task`, `once`,
 *   `sums`; the province's own sums stand under the place of its key. Attributes named `secret…` are left out, as they are of the trail;
 * - last `{items, sha256}`: how many items there were, and the SHA-256 (hex) of all lines before, each with its line feed.
 *
 * Each line ends with a line feed. A workspace that is closed to writing is exported as of one moment, another one as it was read.
 */
export async function* exportLines(
  table: Table,
  manifest: { readonly province: ProvinceKey; readonly at: string; readonly [more: string]: Json },
  places: readonly string[],
  nouns: readonly Noun[],
): AsyncGenerator<string> {
  const sum = createHash("sha256");
  const said = (value: object) => {
    const line = `${JSON.stringify(value)}\n`;
    sum.update(line);
    return line;
  };
  yield said({ format: "chuan-export/1", ...manifest });
  let items = 0;
  const partitions = [
    ...places.flatMap((place) => partitionsOf(place, nouns).map((each) => ({ place, ...each }))),
    ...sumPartitions(manifest.province).map((each) => ({ place: manifest.province as string, ...each })),
  ];
  for (const { place, noun, pk } of partitions)
    for await (const item of everyItem(table, { pk, limit: 200 })) {
      items++;
      yield said({ place, noun, item: withoutSecrets(item) });
    }
  yield `${JSON.stringify({ items, sha256: sum.digest("hex") })}\n`;
}

const withoutSecrets = (item: Item) => Object.fromEntries(Object.entries(item).filter(([name]) => !name.startsWith("secret")));
