import { m } from "../words/out/messages.js";
import type { Grouping } from "./look.ts";

/** What the values of a dimension are called; a year, an edition and what is not known here are called by themselves. */
const words: { readonly [of: string]: { readonly [key: string]: () => string } } = {
  level: { province: () => m.nation_level_province(), district: () => m.nation_level_district(), commune: () => m.nation_level_commune() },
  type: {
    peoples_committee: () => m.nation_type_peoples_committee(),
    department: () => m.nation_type_department(),
    sub_department: () => m.nation_type_sub_department(),
    commune: () => m.nation_type_commune(),
    ward: () => m.nation_type_ward(),
    special_zone: () => m.nation_type_special_zone(),
    public_service_unit: () => m.nation_type_public_service_unit(),
    historic_district: () => m.nation_type_historic_district(),
  },
  state: {
    not_started: () => m.nation_state_not_started(),
    planned: () => m.nation_state_planned(),
    building: () => m.nation_state_building(),
    applying: () => m.nation_state_applying(),
    confirmed: () => m.nation_state_confirmed(),
    declared: () => m.nation_state_declared(),
    needs_redeclaration: () => m.nation_state_needs_redeclaration(),
  },
  obligation: {
    mandatory: () => m.nation_must(),
    encouraged: () => m.nation_encouraged(),
    provincial_plan: () => m.nation_provincial_plan(),
  },
  edition: { none: () => m.nation_no_edition() },
  year: { none: () => m.nation_no_year() },
};
export const groupWord = (by: Grouping, key: string): string =>
  words[by]?.[key]?.() ?? (by === "edition" ? `TCVN ISO 9001:${key}` : key === "" || key === "-" ? m.nation_no_year() : key);
