import { createRoute, lazyRouteComponent, Outlet } from "@tanstack/react-router";
import { m } from "../words/out/messages.js";
import type { Noun } from "../app/noun.ts";
import { ofAgency } from "../app/parents.tsx";
import { ahead, ask, queries } from "../app/query.ts";
import { readsOf } from "./reads.ts";
import { type LawSearch, searched, type UpdateSearch } from "./search.ts";

const texts = <W extends string>(search: Record<string, unknown>, names: readonly W[]): { [N in W]?: string } =>
  Object.fromEntries(names.flatMap((name) => (search[name] ? [[name, String(search[name])]] : []))) as { [N in W]?: string };

const laws = createRoute({
  getParentRoute: () => ofAgency,
  path: "/laws",
  component: Outlet,
  staticData: { crumb: () => m.laws_title() },
});
const list = createRoute({
  getParentRoute: () => laws,
  path: "/",
  validateSearch: (search: Record<string, unknown>): LawSearch => texts(search, searched),
  component: lazyRouteComponent(() => import("./List.tsx"), "List"),
});
const create = createRoute({
  getParentRoute: () => laws,
  path: "/new",
  component: lazyRouteComponent(() => import("./New.tsx"), "New"),
  staticData: { crumb: () => m.laws_new() },
});
const one = createRoute({
  getParentRoute: () => laws,
  path: "/$law",
  loader: ({ params: { agency, law: id } }) => ahead(...readsOf(agency, id)),
  component: lazyRouteComponent(() => import("./One.tsx"), "One"),
  staticData: {
    crumb: () => m.laws_one(),
    record: async ({ agency = "", law: id = "" }) =>
      (await queries.ensureQueryData(ask("GET /v1/agencies/{agency}/documents/{id}", { agency, id }))).code,
  },
});
const updates = createRoute({
  getParentRoute: () => ofAgency,
  path: "/legal-updates",
  validateSearch: (search: Record<string, unknown>): UpdateSearch => ({
    ...(search["state"] === "done" || search["state"] === "late" ? { state: search["state"] } : {}),
    ...texts(search, ["judge"]),
  }),
  component: lazyRouteComponent(() => import("./Updates.tsx"), "Updates"),
  staticData: { crumb: () => m.laws_updates() },
});
export const agencyLawRoutes = [laws.addChildren([list, create, one]), updates];

export const noun: Noun = {
  entries: [
    {
      to: "/agencies/$agency/laws",
      label: () => m.laws_title(),
      room: "agency",
      can: "document:read",
      group: "work",
      words: "văn bản pháp luật tiêu chuẩn nghị định thông tư law standard",
    },
    {
      to: "/agencies/$agency/legal-updates",
      label: () => m.laws_updates(),
      room: "agency",
      can: "document:read",
      group: "work",
      words: "cập nhật văn bản mới ảnh hưởng legal update",
    },
  ],
  tasks: {
    "legal_update.update_process": {
      act: m.laws_do_judge,
      to: ({ id, agency }) => `/agencies/${agency}/legal-updates?judge=${id}`,
    },
  },
};
