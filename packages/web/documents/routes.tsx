import { createRoute, lazyRouteComponent, Outlet, redirect } from "@tanstack/react-router";
import { m } from "../words/out/messages.js";
import { send } from "../app/api.ts";
import type { Noun } from "../app/noun.ts";
import { ofAgency } from "../app/parents.tsx";
import { ahead, ask, queries } from "../app/query.ts";
import { current, start } from "../app/session.ts";
import { documentOf, listOf, type ListSearch, pageAhead, searched, versionOf, versionsOf } from "./reads.ts";

const texts = <W extends string>(search: Record<string, unknown>, names: readonly W[]): { [N in W]?: string } =>
  Object.fromEntries(names.flatMap((name) => (search[name] ? [[name, String(search[name])]] : []))) as { [N in W]?: string };

const overview = createRoute({
  getParentRoute: () => ofAgency,
  path: "/overview",
  component: lazyRouteComponent(() => import("./overview/Overview.tsx"), "Overview"),
  staticData: { crumb: () => m.standing_title() },
});
const documents = createRoute({
  getParentRoute: () => ofAgency,
  path: "/documents",
  component: Outlet,
  staticData: { crumb: () => m.documents_title() },
});
const list = createRoute({
  getParentRoute: () => documents,
  path: "/",
  validateSearch: (search: Record<string, unknown>): ListSearch => texts(search, searched),
  loader: ({ params: { agency }, location }) => ahead(listOf(agency, texts(location.search, searched))),
  component: lazyRouteComponent(() => import("./List.tsx"), "List"),
});
const document = createRoute({
  getParentRoute: () => documents,
  path: "/$document",
  component: Outlet,
  staticData: {
    crumb: () => m.documents_one(),
    record: async ({ agency = "", document: id = "" }) =>
      (await queries.ensureQueryData(ask("GET /v1/agencies/{agency}/documents/{id}", { agency, id }))).code,
  },
});
const page = createRoute({
  getParentRoute: () => document,
  path: "/",
  validateSearch: (search: Record<string, unknown>): { version?: string } => texts(search, ["version"]),
  loaderDeps: ({ search: { version } }) => ({ version }),
  loader: ({ params: { agency, document: id }, deps: { version } }) => pageAhead(agency, id, version),
  component: lazyRouteComponent(() => import("./Page.tsx"), "Page"),
});
const create = createRoute({
  getParentRoute: () => documents,
  path: "/new",
  component: lazyRouteComponent(() => import("./New.tsx"), "New"),
  staticData: { crumb: () => m.documents_new() },
});
const edit = createRoute({
  getParentRoute: () => document,
  path: "/edit",
  loader: ({ params: { agency, document: id } }) => ahead(documentOf(agency, id)),
  component: lazyRouteComponent(() => import("./editor/Edit.tsx"), "Edit"),
  staticData: { crumb: () => m.documents_edit() },
});
const compare = createRoute({
  getParentRoute: () => document,
  path: "/compare",
  validateSearch: (search: Record<string, unknown>): { from?: string; to?: string; as?: string } => texts(search, ["from", "to", "as"]),
  loader: ({ params: { agency, document: id } }) => ahead(versionsOf(agency, id)),
  component: lazyRouteComponent(() => import("./Compare.tsx"), "Compare"),
  staticData: { crumb: () => m.documents_compare() },
});
/**
 * Tasks name a version or a duty to read; its document is looked up on the way. A task is news: what this browser remembers of the document
 * is older than it.
 */
const anew = (...ids: string[]) =>
  queries.invalidateQueries({ predicate: ({ queryKey }) => ids.some((id) => JSON.stringify(queryKey).includes(id)), refetchType: "none" });
const ofVersion = createRoute({
  getParentRoute: () => ofAgency,
  path: "/versions/$id",
  loader: async ({ params: { agency, id } }) => {
    await anew(id);
    await Promise.all([queries.prefetchQuery(versionOf(agency, id)), start()]);
    if (current().state !== "in") return;
    const { edition } = await queries.fetchQuery(versionOf(agency, id));
    await anew(edition.document);
    const params = { agency, document: edition.document };
    throw redirect({ to: "/agencies/$agency/documents/$document", params, search: { version: id }, replace: true });
  },
});
const ofDuty = createRoute({
  getParentRoute: () => ofAgency,
  path: "/duties/$id",
  loader: async ({ params: { agency, id } }) => {
    const read = ask("GET /v1/agencies/{agency}/duties/{id}", { agency, id });
    await Promise.all([ahead(read), start()]);
    if (current().state !== "in") return;
    const duty = await queries.ensureQueryData(read);
    await anew(duty.document);
    throw redirect({ to: "/agencies/$agency/documents/$document", params: { agency, document: duty.document }, replace: true });
  },
});
export const agencyDocumentRoutes = [
  overview,
  documents.addChildren([list, create, document.addChildren([page, edit, compare])]),
  ofVersion,
  ofDuty,
];

const version = ({ id, agency }: { id: string; agency?: string }) => `/agencies/${agency}/versions/${id}`;
const documentPath = ({ id, agency }: { id: string; agency?: string }) => `/agencies/${agency}/documents/${id}`;
export const noun: Noun = {
  finds: [
    {
      name: "documents",
      group: () => m.documents_title(),
      room: "agency",
      can: "document:read",
      find: async ({ agency = "" }, search, signal) => {
        const { items } = await send("GET /v1/agencies/{agency}/documents", { agency, search, limit: 6 }, { signal });
        return items.map(({ id, code, title, unit }) => ({
          id,
          label: `${code} ${title}`,
          ...(unit ? { aside: unit } : {}),
          go: `/agencies/${agency}/documents/${id}`,
        }));
      },
    },
  ],
  entries: [
    {
      to: "/agencies/$agency/overview",
      label: () => m.standing_title(),
      room: "agency",
      can: "adoption:read",
      group: "work",
      key: "h",
      words: "trang chủ home dashboard",
    },
    {
      to: "/agencies/$agency/documents",
      label: () => m.documents_title(),
      room: "agency",
      can: "document:read",
      group: "work",
      key: "t",
      words: "danh mục tài liệu quy trình master list",
    },
  ],
  tasks: {
    "document_version.review": { act: m.documents_do_review, to: version },
    "document_version.revise": { act: m.documents_do_revise, to: version },
    "document_version.send_for_approval": { act: m.documents_do_send, to: version },
    "document_version.approve": { act: m.documents_do_approve, to: version },
    "document.review_document": { act: m.documents_do_look, to: documentPath },
    "document.dispose_version": { act: m.documents_do_look, to: documentPath },
    "reading_duty.read_document": { act: m.documents_do_read, to: ({ id, agency }) => `/agencies/${agency}/duties/${id}` },
  },
};
