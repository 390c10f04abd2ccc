import { allRoutes, openRoutes } from "../index.ts";
import type { IdentityVerbs } from "../identity/index.ts";
import { referenceApp } from "../reference/index.ts";

/** The description of the API, as a part of its own: it names every route of every function, and few ask for it. */
export const reference = (verbs: () => Promise<IdentityVerbs>, version: string) =>
  referenceApp(() => allRoutes(verbs), openRoutes, version);
