import { m } from "../words/out/messages.js";
import * as documents from "../documents/routes.tsx";
import * as tasks from "../tasks/routes.tsx";
import type { Entry, Noun, TaskKind } from "./noun.ts";

/** Every noun with screens: one line here, one in `router.tsx`. */
const nouns: readonly Noun[] = [tasks.noun, documents.noun];

export const entries: readonly Entry[] = nouns.flatMap((noun) => noun.entries ?? []);
export const taskKinds: { readonly [kind: string]: TaskKind } = Object.assign({}, ...nouns.map((noun) => noun.tasks ?? {}));
export const groups = [
  { id: "work", title: undefined },
  { id: "conduct", title: () => m.frame_conduct() },
  { id: "setup", title: () => m.frame_setup() },
] as const;
