import { m } from "../words/out/messages.js";

export const roles = ["operator", "national_analyst"] as const;
export type Role = (typeof roles)[number];
const words: { readonly [role: string]: () => string } = {
  operator: () => m.provinces_role_operator(),
  national_analyst: () => m.provinces_role_analyst(),
};
export const roleWord = (role: string): string => words[role]?.() ?? role;
