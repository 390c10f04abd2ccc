export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };
export type Key = { readonly pk: string; readonly sk: string };
/** Index attributes (`gsi1pk`, `gsi1sk`, `gsi2pk`, `gsi2sk`) are strings when present; an item without them is not in that index. */
export type Item = Key & { readonly [attribute: string]: Json };
type Scalars = { readonly [attribute: string]: string | number | boolean };
type Numbers = { readonly [attribute: string]: number };

/** `gsi1`: lists and work lists of one place. `gsi2`: look-ups across the places of a province or of the platform. */
export type Index = "gsi1" | "gsi2";
export const indexes: readonly Index[] = ["gsi1", "gsi2"];

/** What must hold of the item in the table for the write to happen. All parts must hold. */
export type When = {
  readonly absent?: true;
  /** Absent, or past its `ttl` (epoch seconds): DynamoDB deletes late, so an expired item counts as gone. */
  readonly free?: number;
  readonly equals?: Scalars;
  readonly differs?: Scalars;
  /** Absent, or smaller: for numbers that only grow. */
  readonly less?: Numbers;
};

/**
 * `was` is the item this write replaces, where the writer has read it: a write costs the larger of the two.
 * `add` counts, sets and drops attributes in place (a missing attribute or item counts as 0) and never touches an index.
 */
export type Op =
  | { readonly put: Item; readonly when?: When; readonly was?: Item | undefined }
  | { readonly delete: Key; readonly when?: When; readonly was?: Item | undefined }
  | {
      readonly add: Key;
      readonly by: Numbers;
      readonly set?: Scalars;
      readonly drop?: readonly string[];
      readonly when?: When;
      readonly was?: Item | undefined;
    }
  | { readonly check: Key; readonly when: When };
export const keyOf = (op: Op): Key => ("put" in op ? op.put : "delete" in op ? op.delete : "add" in op ? op.add : op.check);

type Position = Key & { readonly [attribute: string]: Json };
export type Range = {
  readonly pk: string;
  readonly index?: Index;
  /** Inclusive. */
  readonly from?: string;
  /** Inclusive. */
  readonly to?: string;
  readonly after?: Position;
  readonly limit: number;
  readonly newestFirst?: boolean;
};
/** `next` is there when the page ended before the range did; it goes back in as `after`. */
export type Found = { readonly items: readonly Item[]; readonly next?: Position };
export type News = { readonly keys: readonly Key[]; readonly next: string };

/** Reads are strongly consistent, except on an index. */
export interface Table {
  get(key: Key): Promise<Item | undefined>;
  /** In the order asked for, with a hole for what is not there. At most 100 keys. */
  batchGet(keys: readonly Key[]): Promise<readonly (Item | undefined)[]>;
  query(range: Range): Promise<Found>;
  /** All or nothing, at most 100 items, none named twice. @throws {Refused} when a condition does not hold. */
  transact(ops: readonly Op[]): Promise<void>;
  /** Keys written after `cursor` ("" is the beginning): at least once, in order for each key. */
  feed(cursor: string, limit: number): Promise<News>;
}

/** Conditions did not hold. `lost` has, by position, the item as it is now: the loser need not read again. */
export class Refused extends Error {
  readonly lost: ReadonlyMap<number, Item | undefined>;
  constructor(lost: ReadonlyMap<number, Item | undefined>) {
    super(`conditions refused at ${[...lost.keys()].join(", ")}`);
    this.name = "Refused";
    this.lost = lost;
  }
}
