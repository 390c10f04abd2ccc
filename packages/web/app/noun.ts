import type { Place, Room } from "./place.ts";

/** An entry of the navigation and of the palette: shown to whoever may do `can` in such a room. */
export type Entry = {
  /** A path of the router; `$agency` is the agency one stands in. */
  to: string;
  label: () => string;
  room: Room;
  can: string;
  group: "work" | "conduct" | "setup";
  /** Pressed after `g`, it leads here. */
  key?: string;
  /** What the palette also finds it by. */
  words?: string;
  /** In the palette and not in the navigation: a page on the way from another. */
  onlyFound?: true;
};

/** Where a kind of task is done. The key is the record's noun and `what`: `document_version.approve`; its words stand in `tasks/kinds.ts`. */
export type TaskKind = {
  act: () => string;
  to: (task: { id: string; agency?: string }) => string;
};

/** How the palette finds records of a noun: in which place, by which permission, and how its list is asked for what was typed. */
export type Finder = {
  name: string;
  group: () => string;
  room: Room;
  can: string;
  /** `below`: what the person may do in every agency below their desk. */
  find: (place: Place, text: string, signal: AbortSignal, below: ReadonlySet<string>) => Promise<Found[]>;
};
export type Found = { id: string; label: string; aside?: string; go: string };
export type Noun = { finds?: readonly Finder[]; entries?: readonly Entry[]; tasks?: { readonly [kind: string]: TaskKind } };
