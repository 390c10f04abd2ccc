import { createContext, useContext } from "react";
import type { Entry, Finder, Noun, TaskKind } from "./noun.ts";

type Known = { entries: readonly Entry[]; finders: readonly Finder[]; taskKinds: { readonly [kind: string]: TaskKind } };

export const known = (nouns: readonly Noun[]): Known => ({
  entries: nouns.flatMap((noun) => noun.entries ?? []),
  finders: nouns.flatMap((noun) => noun.finds ?? []),
  taskKinds: Object.assign({}, ...nouns.map((noun) => noun.tasks ?? {})),
});

/** What the nouns offer, given from above: the frame and the pages inside it do not import what imports every page. */
export const Known = createContext<Known>(known([]));
export const useKnown = () => useContext(Known);
