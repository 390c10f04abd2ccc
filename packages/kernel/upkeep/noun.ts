import type { Level } from "../ctx.ts";
import type { Derived, Facts } from "../edit.ts";
import type { Entity } from "../entity.ts";
import type { Id } from "../ids.ts";
import {
  cataloguePartition,
  claimPartition,
  home,
  nounPartition,
  oncePartition,
  ownerOf,
  placeSumsPartition,
  sharedShelf,
  taskPartition,
  trailPartition,
} from "../keys.ts";
import type { Item } from "../table/port.ts";

/** What upkeep must know of a noun: where its records live, and what one of them counts for and says in catalogues. */
export type Noun = {
  readonly name: string;
  readonly levels: readonly Level[];
  readonly shared: boolean;
  readonly count: (item: Item) => Facts;
  readonly lines: ((item: Item) => Derived["lines"]) | undefined;
};

export const nounAt = <K extends string, R extends { id: Id<K>; version: number }, L extends Level>(
  entity: Entity<K, R, L>,
  ...levels: readonly L[]
): Noun => {
  const { linesOf } = entity;
  return {
    name: entity.name,
    levels,
    shared: entity.shared,
    count: (item) => entity.factsOf(entity.open(item)),
    lines: linesOf && ((item) => linesOf(entity.open(item))),
  };
};

/** The scope whose home a place is. Undefined for what is no place, such as `N`. */
export const scopeOf = (place: string) => {
  const scope = ownerOf(trailPartition(place))?.scope;
  return scope && home(scope) === place ? scope : undefined;
};

const hasLevel = (place: string) => {
  const level = scopeOf(place)?.level;
  return ({ levels }: Noun) => level !== undefined && levels.includes(level);
};

export type Partition = { readonly noun: string; readonly pk: string };

/** The partitions in which records of a place lie. */
export const recordsOf = (place: string, nouns: readonly Noun[]): Partition[] =>
  nouns.filter(hasLevel(place)).map(({ name, shared }) => ({ noun: name, pk: nounPartition(shared ? shelfAt(place) : place, name) }));

function shelfAt(place: string): string {
  const scope = scopeOf(place);
  return scope?.level === "province" ? sharedShelf(scope.province) : place;
}

/** Every partition of a place: records, and what the kernel keeps beside them. */
export const partitionsOf = (place: string, nouns: readonly Noun[]): Partition[] => [
  ...recordsOf(place, nouns),
  { noun: "claim", pk: claimPartition(place) },
  { noun: "catalogue", pk: cataloguePartition(place) },
  { noun: "task", pk: taskPartition(place) },
  { noun: "once", pk: oncePartition(place) },
  { noun: "sums", pk: placeSumsPartition(place) },
  { noun: "trail", pk: trailPartition(place) },
];
