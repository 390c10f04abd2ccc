import { m } from "../words/out/messages.js";
import type { Stage } from "./adoption/stages.ts";
import type { ItemOf } from "./api-types.ts";

export type Agency = ItemOf<"GET /v1/agencies">;
type Words<K extends string> = { readonly [V in K]: () => string };

export const types: Words<Agency["type"]> = {
  peoples_committee: m.agencies_peoples_committee,
  department: m.agencies_department,
  sub_department: m.agencies_sub_department,
  public_service_unit: m.agencies_public_service_unit,
  ward: m.agencies_ward,
  commune: m.agencies_commune,
  special_zone: m.agencies_special_zone,
  historic_district: m.agencies_historic_district,
};
export const levels: Words<Agency["level"]> = {
  province: m.agencies_level_province,
  district: m.agencies_level_district,
  commune: m.agencies_level_commune,
};
export const obligations: Words<Agency["obligation"]> = {
  mandatory: m.agencies_mandatory,
  encouraged: m.agencies_encouraged,
  provincial_plan: m.agencies_provincial_plan,
};
export const optionsOf = <K extends string>(words: Words<K>) =>
  (Object.keys(words) as K[]).map((value) => ({ value, label: words[value]() }));
/** The value, where it is one of those that have a word. */
export const oneOf = <K extends string>(words: Words<K>, value: unknown): K | undefined =>
  typeof value === "string" && value in words ? (value as K) : undefined;

/** What the list shows, as it stands in the address. */
export type Filter = {
  q?: string;
  level?: Agency["level"];
  type?: Agency["type"];
  obligation?: Agency["obligation"];
  adoption?: Stage;
  edition?: string;
  closed?: true;
  view?: "tree";
};
