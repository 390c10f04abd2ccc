import type { Room } from "./place.ts";

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
};

/** Where a kind of task is done. The key is the record's noun and `what`: `document_version.approve`; its words stand in `tasks/kinds.ts`. */
export type TaskKind = {
  act: () => string;
  to: (task: { id: string; agency?: string }) => string;
};
export type Noun = { entries?: readonly Entry[]; tasks?: { readonly [kind: string]: TaskKind } };
