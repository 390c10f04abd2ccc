import { m } from "../../words/out/messages.js";
import type { Answer } from "../api-types.ts";
import { adoption as looks } from "../states.ts";
import { type Adoption, type State, states } from "./looks.ts";

const on =
  (...of: readonly State[]) =>
  (a: Adoption) =>
    of.includes(a.state);
const isFull = (a: Adoption) => a.state === "declared" && a.scope.covered === a.scope.inForce;
/** On the way, and the day that the agency named for declaring has passed. */
const isBehind = (a: Adoption, today: string) =>
  on("planned", "building", "applying", "confirmed")(a) && dueOf(a) !== undefined && dueOf(a)! < today;
export const dueOf = (a: Adoption): string | undefined => ("due" in a ? a.due : undefined);

/** What can be counted of adoption: a state, or what several of them or more than the state say. As `metrics` of the figures. */
const more = {
  in_use: { word: m.adoption_in_use, of: on("applying", "confirmed", "declared", "needs_redeclaration") },
  self_declared: { word: m.adoption_self_declared, of: (a: Adoption) => a.state === "declared" && a.conformity === "self_declared" },
  certified: { word: m.adoption_certified, of: (a: Adoption) => a.state === "declared" && a.conformity === "certified" },
  declared_full: { word: m.adoption_declared_full, of: isFull },
  behind: { word: m.adoption_behind, of: isBehind },
} as const;
export type Stage = State | keyof typeof more;
export const stages: readonly Stage[] = [...states, ...(Object.keys(more) as (keyof typeof more)[])];
export const stageWord = (stage: Stage): string => (stage in more ? more[stage as keyof typeof more].word() : looks[stage as State].word);
export const isAt = (stage: Stage, adoption: Adoption | undefined, today: string): boolean =>
  adoption !== undefined && (stage in more ? more[stage as keyof typeof more].of(adoption, today) : adoption.state === stage);

/** By agency, the adoption it is counted by. */
export const byAgency = ({ items }: Answer<"GET /v1/standings">) =>
  new Map(items.map((adoption) => [adoption.agencyId as string, adoption]));
