import { createRoute, lazyRouteComponent, Outlet, redirect } from "@tanstack/react-router";
import { m } from "../words/out/messages.js";
import { folded } from "../app/format.ts";
import type { Found, Noun } from "../app/noun.ts";
import { inside, ofAgency } from "../app/parents.tsx";
import { offeredTo } from "../app/offered.ts";
import { ahead, ask, askAll, queries } from "../app/query.ts";
import { current, start } from "../app/session.ts";
import { spoken } from "./placeholders.ts";
import type { CompareSearch } from "../app/text/Comparing.tsx";
import { type ListSearch, texts, type UptakesSearch } from "./search.ts";

const modelOf = (id: string) => ask("GET /v1/models/{id}", { id });

const models = createRoute({
  getParentRoute: () => inside,
  path: "/models",
  component: Outlet,
  staticData: { crumb: () => m.models_title() },
});
const list = createRoute({
  getParentRoute: () => models,
  path: "/",
  validateSearch: (search: Record<string, unknown>): ListSearch => texts(search, ["q", "set", "state"]),
  loader: ({ location }) =>
    ahead(askAll("GET /v1/models", { state: texts(location.search, ["state"]).state === "withdrawn" ? "withdrawn" : "current" })),
  component: lazyRouteComponent(() => import("./desk/List.tsx"), "List"),
});
const create = createRoute({
  getParentRoute: () => models,
  path: "/new",
  component: lazyRouteComponent(() => import("./desk/New.tsx"), "New"),
  staticData: { crumb: () => m.models_new() },
});
const model = createRoute({
  getParentRoute: () => models,
  path: "/$model",
  loader: ({ params: { model: id } }) => ahead(modelOf(id)),
  component: Outlet,
  staticData: {
    crumb: () => m.models_one(),
    record: async ({ model: id = "" }) => (await queries.ensureQueryData(modelOf(id))).model.code,
  },
});
const page = createRoute({
  getParentRoute: () => model,
  path: "/",
  validateSearch: (search: Record<string, unknown>): { no?: string } => texts(search, ["no"]),
  component: lazyRouteComponent(() => import("./desk/Page.tsx"), "Page"),
});
const edit = createRoute({
  getParentRoute: () => model,
  path: "/edit",
  component: lazyRouteComponent(() => import("./desk/Edit.tsx"), "Edit"),
  staticData: { crumb: () => m.documents_edit() },
});
const compare = createRoute({
  getParentRoute: () => model,
  path: "/compare",
  validateSearch: (search: Record<string, unknown>): CompareSearch => texts(search, ["from", "to", "as"]),
  component: lazyRouteComponent(() => import("./desk/Compare.tsx"), "Compare"),
  staticData: { crumb: () => m.documents_compare() },
});
const uptakes = createRoute({
  getParentRoute: () => model,
  path: "/uptakes",
  validateSearch: (search: Record<string, unknown>): UptakesSearch => texts(search, ["standing", "type", "q"]),
  component: lazyRouteComponent(() => import("./desk/Uptakes.tsx"), "Uptakes"),
  staticData: { crumb: () => m.models_uptakes() },
});
export const modelRoutes = [models.addChildren([list, create, model.addChildren([page, edit, compare, uptakes])])];

const offered = createRoute({
  getParentRoute: () => ofAgency,
  path: "/models",
  loader: ({ params: { agency } }) => ahead(offeredTo(agency)),
  component: Outlet,
  staticData: { crumb: () => m.models_title() },
});
const offers = createRoute({
  getParentRoute: () => offered,
  path: "/",
  component: lazyRouteComponent(() => import("./agency/List.tsx"), "List"),
});
const offer = createRoute({
  getParentRoute: () => offered,
  path: "/$model",
  component: Outlet,
  staticData: {
    crumb: () => m.models_one(),
    record: async ({ agency = "", model: id = "" }) => {
      const { items } = await queries.ensureQueryData(offeredTo(agency));
      return items.find((each) => each.offer.model === id)?.offer.code ?? m.models_one();
    },
  },
});
const look = createRoute({
  getParentRoute: () => offer,
  path: "/",
  validateSearch: (search: Record<string, unknown>): { no?: string } => texts(search, ["no"]),
  component: lazyRouteComponent(() => import("./agency/Look.tsx"), "Look"),
});
const renew = createRoute({
  getParentRoute: () => offer,
  path: "/renew",
  // Which document it became is asked for along with the model, so that the comparison waits for one answer and not for two.
  validateSearch: (search: Record<string, unknown>): { document?: string } => texts(search, ["document"]),
  loaderDeps: ({ search: { document } }) => ({ document }),
  loader: ({ params: { agency }, deps: { document: id } }) =>
    id === undefined ? undefined : ahead(ask("GET /v1/agencies/{agency}/documents/{id}", { agency, id })),
  component: lazyRouteComponent(() => import("./agency/Renew.tsx"), "Renew"),
  staticData: { crumb: () => m.models_renew_crumb() },
});
/** A task names an uptake; its model is looked up on the way, anew: a task is news. */
const ofUptake = createRoute({
  getParentRoute: () => ofAgency,
  path: "/uptakes/$id",
  loader: async ({ params: { agency, id } }) => {
    const read = offeredTo(agency);
    await queries.invalidateQueries({ queryKey: read.queryKey, refetchType: "none" });
    await Promise.all([queries.prefetchQuery(read), start()]);
    if (current().state !== "in") return;
    const { items } = await queries.fetchQuery(read);
    const found = items.find(({ uptake }) => uptake?.id === id);
    if (!found) throw redirect({ to: "/agencies/$agency/models", params: { agency }, replace: true });
    const params = { agency, model: found.offer.model };
    throw redirect({ to: "/agencies/$agency/models/$model/renew", params, search: { document: found.uptake!.document }, replace: true });
  },
});
export const agencyModelRoutes = [offered.addChildren([offers, offer.addChildren([look, renew])]), ofUptake];

/** A framework has tens of models, so they are all asked for and looked through here. */
const meant = (label: string, text: string) =>
  folded(text)
    .split(/\s+/)
    .every((word) => folded(label).includes(word));
const most = 6;

export const noun: Noun = {
  finds: [
    {
      name: "models",
      group: () => m.models_title(),
      room: "province",
      can: "document:read",
      find: async (_, text): Promise<Found[]> => {
        const { items } = await queries.fetchQuery(ask("GET /v1/models", { limit: 200 }));
        const found = items.map(({ id, code, title, set }) => ({ id, label: `${code} ${spoken(title)}`, aside: set, go: `/models/${id}` }));
        return found.filter(({ label }) => meant(label, text)).slice(0, most);
      },
    },
    {
      name: "models",
      group: () => m.models_of_province(),
      room: "agency",
      can: "document:read",
      find: async ({ agency = "" }, text): Promise<Found[]> => {
        const { items } = await queries.fetchQuery(offeredTo(agency));
        const found = items.map(({ offer: { model: id, code, title, set } }) => ({
          id,
          label: `${code} ${spoken(title)}`,
          aside: set,
          go: `/agencies/${agency}/models/${id}`,
        }));
        return found.filter(({ label }) => meant(label, text)).slice(0, most);
      },
    },
  ],
  entries: [
    {
      to: "/models",
      label: () => m.models_title(),
      room: "province",
      can: "document:read",
      group: "conduct",
      key: "m",
      words: "khung tài liệu mẫu quy trình mẫu model documents",
    },
    {
      to: "/agencies/$agency/models",
      label: () => m.models_of_province(),
      room: "agency",
      can: "document:read",
      group: "work",
      words: "khung tài liệu mẫu lấy mẫu về model documents",
      onlyFound: true,
    },
  ],
  tasks: { "uptake.renew": { act: m.models_do_renew, to: ({ id, agency }) => `/agencies/${agency}/uptakes/${id}` } },
};
