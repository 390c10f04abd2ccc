import { expect, test } from "vitest";
import { accounts, accountSettings } from "@chuan/core/accounts";
import { identityRoutes, nationalRoutes, openRoutes, operatorRoutes, workspaceRoutes } from "../index.ts";
import { noun, opened, routeOf, type Verb } from "./contents.ts";

const verb = (title: string) => ({ title, does: "query" }) as Verb;

test("a noun is loaded by the first that asks for one of its verbs, and by naming them none is", async () => {
  let loads = 0;
  const agencies = noun(async () => (loads++, { list: verb("agency.list"), read: verb("agency.read") }));
  const contents = { "GET /a": agencies.list, "GET /a/{id}": agencies.read };
  expect(loads).toBe(0);
  expect(await routeOf(contents["GET /a"])).toMatchObject({ title: "agency.list" });
  expect(loads).toBe(1);
});

test("what failed to load is asked for again by the next", async () => {
  let broken = true;
  const agencies = noun(async () => {
    if (broken) throw new Error("no such file");
    return { list: verb("agency.list") };
  });
  await expect(agencies.list.open()).rejects.toThrow("no such file");
  broken = false;
  expect(await agencies.list.open()).toMatchObject({ title: "agency.list" });
});

test("every line of every table of contents opens to a verb, or to one for each level", async () => {
  const routes = { ...(await opened(workspaceRoutes)), ...(await opened(nationalRoutes)), ...(await opened(operatorRoutes)) };
  const wrong = Object.entries<object>(routes).filter(
    ([, route]) => !("does" in route || ("agency" in route && "province" in route && [route.agency, route.province].every(Boolean))),
  );
  expect(wrong).toEqual([]);
});

test("the routes that ask for no token are those whose verbs are for someone who has none", async () => {
  const verbs = accounts({ settings: accountSettings, secrets: { ticketKey: new Uint8Array(32) } });
  const routes = Object.entries(await opened(identityRoutes(async () => verbs)));
  const open = routes.flatMap(([line, { can }]) => (can === "session:open" || can === "ticket:use" ? [line] : []));
  expect(new Set(open)).toEqual(openRoutes);
});
