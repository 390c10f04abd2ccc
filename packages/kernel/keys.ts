import type { Scope } from "./scope.ts";
import type { Id, ProvinceKey } from "./ids.ts";

/** The one file that spells partition keys. Each starts with the scope, so isolation is a matter of prefix (see reach.ts). */
export function home(scope: Scope): string {
  switch (scope.level) {
    case "agency":
      return `P#${scope.province}#A#${scope.agency}`;
    case "province":
      return `P#${scope.province}#S`;
    case "workspace":
      return `P#${scope.province}#W`;
    case "identity":
      return `I#${scope.who}`;
    case "national":
      return "N";
    case "operator":
      return "O";
  }
}

/** Whose records of which noun a partition holds: `home` and `nounPartition` read backwards. Undefined for any other partition. */
export function ownerOf(pk: string): { scope: Scope; noun: string } | undefined {
  const [root, ...rest] = pk.split("#");
  const province = rest[0] as ProvinceKey;
  if (root === "P" && rest[1] === "A" && rest.length === 4)
    return { scope: { level: "agency", province, agency: rest[2] as Id<"agency"> }, noun: rest[3]! };
  if (root === "P" && rest[1] === "S" && rest.length === 3) return { scope: { level: "province", province }, noun: rest[2]! };
  if (root === "P" && rest[1] === "S" && rest[2] === "shared" && rest.length === 4)
    return { scope: { level: "province", province }, noun: rest[3]! };
  if (root === "P" && rest[1] === "W" && rest.length === 3) return { scope: { level: "workspace", province }, noun: rest[2]! };
  if (root === "I" && rest.length === 2) return { scope: { level: "identity", who: rest[0]! }, noun: rest[1]! };
  if (root === "O" && rest.length === 1) return { scope: { level: "operator" }, noun: rest[0]! };
  return undefined;
}

/** Where a record of this scope is listed across places: for the province, the operator, the directory. */
export function across(scope: Scope, noun: string, list: string): string {
  const root = "province" in scope && scope.level !== "workspace" ? `P#${scope.province}` : scope.level === "identity" ? "I" : "O";
  return `${root}#X#${noun}#${list}`;
}

/** The part of a province's desk that its agencies read: where records of a noun lie that is declared `shared`. */
export const sharedShelf = (province: ProvinceKey) => `P#${province}#S#shared`;
export const nounPartition = (place: string, noun: string) => `${place}#${noun}`;
export const listPartition = (place: string, noun: string, list: string) => `${place}#${noun}#${list}`;
export const workPartition = (place: string, to: string) => `${place}#to#${to}`;
export const oncePartition = (place: string) => `${place}#once`;
export const onceKey = (place: string, caller: string, command: string, key: string) => ({
  pk: oncePartition(place),
  sk: `${caller}#${command}#${key}`,
});
export const claimPartition = (place: string) => `${place}#claim`;
/** Names that hold across a province are claimed at its desk. */
export const claimPlace = (scope: Scope, wide: boolean) => (wide && "province" in scope ? `P#${scope.province}#S` : home(scope));
export const taskPartition = (place: string) => `${place}#task`;
export const taskKey = (place: string, record: string, task: string) => ({ pk: taskPartition(place), sk: `${record}#${task}` });

/** A place's catalogues: what its records say of themselves, in drawers. */
export const cataloguePartition = (place: string) => `${place}#catalogue`;
export const drawerKey = (place: string, catalogue: string, drawer: string) => ({
  pk: cataloguePartition(place),
  sk: `${catalogue}#${drawer}`,
});

export const trailPartition = (place: string) => `${place}#trail`;
export const headKey = (place: string) => ({ pk: trailPartition(place), sk: "HEAD" });
export const entryKey = (place: string, n: number) => ({ pk: trailPartition(place), sk: `E#${String(n).padStart(12, "0")}` });
/** Which place a trail partition tells about, or undefined when it is no trail. */
export const placeOfTrail = (pk: string) => (pk.endsWith("#trail") ? pk.slice(0, -"#trail".length) : undefined);

/** The province of a place that belongs to one, or undefined. */
export const provinceOfPlace = (place: string) => /^P#(\d{2}\.\d{4})#/.exec(place)?.[1] as ProvinceKey | undefined;

/** The agency of a place or of one of its partitions; undefined where it is the province's desk. */
export const agencyOfPlace = (place: string) => /^P#\d{2}\.\d{4}#A#(agy_[0-9A-Z]{26})/.exec(place)?.[1];

/** Whether a partition belongs to the door of a workspace: what the operator keeps of a province. */
export const isDoor = (pk: string) => /^P#\d{2}\.\d{4}#W#/.test(pk);

/** A place's own sums, one item for each day on which they changed. */
export const placeSumsPartition = (place: string) => `${place}#sums`;
export const dayKey = (date: string) => `D#${date}`;
export const placeRollupsPartition = (province: ProvinceKey) => `P#${province}#R#places`;
export const provinceSumPartition = (province: ProvinceKey) => `P#${province}#R#sum`;
export const provinceSumKey = (province: ProvinceKey) => ({ pk: provinceSumPartition(province), sk: "SUM" });
export const nationPartition = (date?: string) => (date === undefined ? "N#now" : `N#day#${date}`);
export const nationRowKey = (province: ProvinceKey, date?: string) => ({ pk: nationPartition(date), sk: province });
export const nationCopyPartition = "N#copy";
export const nationCopyKey = (province: ProvinceKey) => ({ pk: nationCopyPartition, sk: province });

/** Claims are stored with their record as `partition|noun.field=value`, so that they are given back where they were taken. */
export const claimKeys = {
  seal: (scope: Scope, wide: boolean, noun: string, claim: string) => `${claimPartition(claimPlace(scope, wide))}|${noun}.${claim}`,
  open: (sealed: string) => {
    const cut = sealed.indexOf("|");
    return { pk: sealed.slice(0, cut), sk: sealed.slice(cut + 1) };
  },
};
