import type { Key } from "@chuan/kernel";
import fc from "fast-check";
import { expect, test } from "vitest";
import { aMember, anAgency, aProvince, at, keys, outcome, recordsOf } from "../../../tests/world.ts";
import { aWhole, password, type Whole } from "../../../tests/whole.ts";
import { Accounts, type Account } from "../accounts/index.ts";
import { createClient, revokeClient } from "../clients/index.ts";
import { deactivateInAgency, deactivateOnPlatform, inviteToAgency, inviteToPlatform, listInAgency } from "../people/index.ts";
import { directory } from "./index.ts";

const reason = "Chuyển công tác.";
const accountOf = (whole: Whole, email: string) =>
  recordsOf(whole, Accounts.name).find((item) => item["email"] === email) as unknown as Account | undefined;
/** The links as the directory has them: workspace, state and how many places. */
const linksOf = (whole: Whole, email: string) =>
  (accountOf(whole, email)?.links ?? []).map(({ workspace, state, places }) => `${workspace} ${state} ${places.length}`);

async function twoAgencies() {
  const whole = aWhole();
  const desk = await aProvince(whole, "22.2025" as never);
  const [one, two] = [at(desk, (await anAgency(desk)).id), at(desk, (await anAgency(desk)).id)];
  const states = async (ctx: typeof one) => {
    const pages = await Promise.all((["invited", "active", "deactivated"] as const).map((state) => listInAgency(ctx, { state })));
    return pages.flatMap(({ items }) => items.map(({ state }) => state));
  };
  return { whole, desk, one, two, states };
}

test("who is invited is linked, who accepts becomes active, who is deactivated is unlinked and signed in nowhere", async () => {
  const { whole, one, states } = await twoAgencies();
  const { id, email } = await aMember(one, "iso_secretary");
  await whole.settle();
  expect([linksOf(whole, email), await states(one)]).toEqual([["22.2025 invited 1"], ["invited"]]);
  await whole.arrives(email);
  expect([linksOf(whole, email), await states(one)]).toEqual([["22.2025 active 1"], ["active"]]);
  await deactivateInAgency(one, { id, reason });
  await whole.settle();
  expect([linksOf(whole, email), await states(one)]).toEqual([[], ["deactivated"]]);
});

test("a member of two agencies has one link with two places, accepts once, and keeps the one when the other ends", async () => {
  const { whole, one, two, states } = await twoAgencies();
  const said = { email: "hai.noi@tinh.gov.vn", name: "Hai Nơi", roles: ["staff" as const] };
  const { id } = await inviteToAgency(one, said);
  await inviteToAgency(two, said);
  await whole.arrives(said.email);
  expect([linksOf(whole, said.email), await states(one), await states(two)]).toEqual([["22.2025 active 2"], ["active"], ["active"]]);
  await deactivateInAgency(one, { id, reason });
  await whole.settle();
  expect([linksOf(whole, said.email), await states(two)]).toEqual([["22.2025 active 1"], ["active"]]);
});

test("who has an account and is invited elsewhere accepts with the password they have, and chooses where to work", async () => {
  const { whole, one } = await twoAgencies();
  const other = await aProvince(whole, "24.2025" as never);
  const place = at(other, (await anAgency(other)).id);
  const said = { email: "hai.tinh@gov.vn", name: "Hai Tỉnh", roles: ["staff" as const] };
  await inviteToAgency(one, said);
  await whole.arrives(said.email);
  await inviteToAgency(place, said);
  await whole.settle();
  expect(linksOf(whole, said.email)).toEqual(["22.2025 active 1", "24.2025 invited 1"]);
  const token = whole.linkFor(said.email);
  expect((await whole.ask("POST /v1/invitations/accept", undefined, { token, password: "một mật khẩu khác hẳn" })).status).toBe(401);
  expect((await whole.ask("POST /v1/invitations/accept", undefined, { token, password })).status).toBe(200);
  await whole.settle();
  expect(linksOf(whole, said.email)).toEqual(["22.2025 active 1", "24.2025 active 1"]);
});

test("who comes back after being deactivated is invited anew: the old letter is worthless, the new one opens", async () => {
  const { whole, one, states } = await twoAgencies();
  const said = { email: "tro.lai@tinh.gov.vn", name: "Trở Lại", roles: ["staff" as const] };
  const { id } = await inviteToAgency(one, said);
  await whole.settle();
  const old = whole.linkFor(said.email);
  await deactivateInAgency(one, { id, reason });
  await inviteToAgency(one, said);
  await whole.settle();
  expect((await whole.ask("POST /v1/invitations/accept", undefined, { token: old, password })).body["code"]).toBe("ticket.refused");
  await whole.arrives(said.email);
  expect([linksOf(whole, said.email), await states(one)]).toEqual([["22.2025 active 1"], ["active"]]);
});

test("an analyst and an operator are linked to the nation and the platform; one who is both, to both", async () => {
  const { whole } = await twoAgencies();
  const said = { email: "ca.hai@chuan.vn", name: "Cả Hai" };
  const { id } = await inviteToPlatform(whole.operator, { ...said, roles: ["national_analyst", "operator"] });
  await whole.settle();
  expect(linksOf(whole, said.email)).toEqual(["national invited 1", "operator invited 1"]);
  const places = accountOf(whole, said.email)!.links.map((link) => link.places.map((place) => place.roles));
  expect(places).toEqual([[["national_analyst"]], [["operator"]]]);
  await deactivateOnPlatform(whole.operator, { id, reason });
  await whole.settle();
  expect(linksOf(whole, said.email)).toEqual([]);
});

test("an API client's key is kept beside the accounts, and a revoked one opens nothing", async () => {
  const { whole, desk } = await twoAgencies();
  const { id, clientSecret } = await createClient(desk, { name: "Một cửa", scopes: ["figures:read"] });
  const opened = async () => (await whole.ask("POST /v1/tokens", undefined, { clientId: id, clientSecret })).status;
  expect(await opened()).toBe(401);
  await whole.settle();
  expect(await opened()).toBe(200);
  await revokeClient(desk, { id, reason });
  await whole.settle();
  expect(await opened()).toBe(401);
});

test("a link that outlives its member holds nothing up: the rest of the news is taken", async () => {
  const { whole, one } = await twoAgencies();
  const { id, email } = await aMember(one, "staff");
  await whole.arrives(email);
  const key = recordsOf(whole, "member").find(({ sk, pk }) => sk === id && pk.startsWith(keys.home(one.scope)))!;
  await whole.bare.transact([{ delete: { pk: key.pk, sk: key.sk } }]);
  await whole.signsIn(email);
  const next = await aMember(one, "staff");
  expect(await outcome(whole.settle())).toBe("ok");
  expect(linksOf(whole, next.email)).toEqual(["22.2025 invited 1"]);
});

/** What the directory holds, without what counts deliveries. */
const standing = (whole: Whole) =>
  whole.bare
    .dump()
    .filter(({ pk }) => ["account", "member", "client", "client_key"].includes(keys.ownerOf(pk)?.noun ?? ""))
    .map((item) => JSON.stringify(item))
    .toSorted();

test("news delivered twice, late or in any order comes to the same, once", async () => {
  await fc.assert(
    fc.asyncProperty(fc.infiniteStream(fc.nat()), async (dice) => {
      const { whole, desk, one, two } = await twoAgencies();
      const [a, b] = [await aMember(one, "staff"), await aMember(two, "staff")];
      const client = await createClient(desk, { name: "Một cửa", scopes: ["figures:read"] });
      await whole.arrives(a.email);
      await deactivateInAgency(two, { id: b.id, reason });
      await revokeClient(desk, { id: client.id, reason });
      await whole.settle();
      const [before, mails] = [standing(whole), whole.mails.length];
      const again: Key[] = whole.told
        .flatMap((key) => (dice.next().value % 3 === 0 ? [key, key] : [key]))
        .map((key) => [dice.next().value, key] as const)
        .toSorted(([x], [y]) => x - y)
        .map(([, key]) => key);
      await directory(whole.verbs)(whole.means, again);
      await whole.follow.take(whole.means, again);
      expect([standing(whole), whole.mails.length]).toEqual([before, mails]);
    }),
    { numRuns: 15 },
  );
});

test("a late delivery of an invitation does not bring back who was deactivated meanwhile", async () => {
  const { whole, one } = await twoAgencies();
  const { id, email } = await aMember(one, "staff");
  const early = (await whole.bare.feed("", 1000)).keys;
  await deactivateInAgency(one, { id, reason });
  await directory(whole.verbs)(whole.means, early);
  await whole.settle();
  await directory(whole.verbs)(whole.means, early);
  expect([linksOf(whole, email), whole.mails.filter(({ to }) => to === email)]).toEqual([[], []]);
});
