import { expect, test } from "vitest";
import { outcome } from "../../../tests/world.ts";
import { aPerson, aWorld, anAgency, anEmail, good, invitation, member, signInAs, type World } from "./world.test-helper.ts";

const inB = (more: object = {}) => ({ place: { agency: anAgency("B"), name: "Chi cục B" }, roles: ["qmr"], ...more });
const invite = (world: World, email: string, more: object = {}) => world.verbs.invite(world.asJob(email), invitation(email, more));
const unlink = (world: World, email: string, more: object = {}) =>
  world.verbs.unlink(world.asJob(email), { workspace: "22.2025", member, agency: anAgency("A"), ...more });
const accept = (world: World, email: string, token: string, more: object = {}) =>
  world.verbs.acceptInvitation(world.stranger(email), { token, password: good, ...more });
const account = (world: World, email: string) => world.items(email, "account")[0]!;
const links = (world: World, email: string) => account(world, email)["links"];

test("a new place on an accepted link is added with its roles, and nobody is mailed", async () => {
  const world = aWorld();
  const email = await aPerson(world);
  expect(await invite(world, email, inB())).toEqual({ link: "active" });
  expect(world.items(email, "ticket")).toHaveLength(1);
  expect((await signInAs(world, email)).links).toMatchObject([
    { roles: ["qmr", "staff"], places: [{ name: "Chi cục A" }, { name: "Chi cục B" }] },
  ]);
});

test("roles given anew to a place replace the old ones there", async () => {
  const world = aWorld();
  const email = await aPerson(world);
  await invite(world, email, { roles: ["internal_auditor"] });
  expect((await signInAs(world, email)).links[0]!.roles).toEqual(["internal_auditor"]);
});

test("a link goes with its last place, and its mail is worthless from then on", async () => {
  const world = aWorld();
  const email = anEmail();
  await invite(world, email);
  await invite(world, email, inB());
  const tokens = world.tokens(email);
  await unlink(world, email);
  expect(links(world, email)).toMatchObject([{ places: [{ name: "Chi cục B" }] }]);
  await unlink(world, email, { agency: anAgency("B") });
  expect(links(world, email)).toEqual([]);
  for (const token of tokens) expect(await outcome(accept(world, email, token))).toBe("ticket.refused");
});

test("whatever order deliveries arrive in, and however often, the account and its tickets end up the same", async () => {
  const seed = Math.floor(Math.random() * 2 ** 31);
  let state = seed;
  const chance = (n: number) => (state = (state * 48271) % 2147483647) % n;
  const deliveries = [
    (world: World, email: string) => invite(world, email),
    (world: World, email: string) => unlink(world, email, { round: 1 }),
    (world: World, email: string) => invite(world, email, { round: 2, roles: ["qmr"] }),
    (world: World, email: string) => invite(world, email, inB()),
    (world: World, email: string) => unlink(world, email, { agency: anAgency("B"), round: 1 }),
    (world: World, email: string) => invite(world, email, { place: { agency: anAgency("C"), name: "Chi cục C" } }),
  ];
  for (let run = 0; run < 60; run++) {
    const world = aWorld();
    const email = anEmail();
    // The account's first delivery is an invitation; after it anything goes, each at least once.
    await invite(world, email, { workspace: "98.2025" });
    const order = [...deliveries, ...deliveries, ...deliveries]
      .map((delivery) => ({ delivery, by: chance(1000) }))
      .toSorted((a, b) => a.by - b.by)
      .map((each) => each.delivery);
    for (const deliver of order) await deliver(world, email);
    const here = (links(world, email) as { workspace: string }[]).filter((link) => link.workspace === "22.2025");
    expect({ seed, here, over: account(world, email)["over"] }).toEqual({
      seed,
      here: [
        {
          workspace: "22.2025",
          member,
          state: "invited",
          places: [
            { agency: anAgency("A"), name: "Chi cục A", roles: ["qmr"], round: 2 },
            { agency: anAgency("C"), name: "Chi cục C", roles: ["staff"], round: 1 },
          ],
        },
      ],
      over: [
        { workspace: "22.2025", member, agency: anAgency("A"), round: 1 },
        { workspace: "22.2025", member, agency: anAgency("B"), round: 1 },
      ],
    });
    const good = world.items(email, "ticket").filter((ticket) => (ticket["seat"] as { round: number }).round === 2);
    expect({ seed, good: good.length }).toEqual({ seed, good: 1 });
  }
});

test("without a round the place ends in the round it is in, and ends once", async () => {
  const world = aWorld();
  const email = await aPerson(world);
  for (let i = 0; i < 3; i++) await unlink(world, email);
  expect(await invite(world, email)).toEqual({ link: "over" });
  expect(links(world, email)).toEqual([]);
  expect(await invite(world, email, { round: 2 })).toEqual({ link: "invited" });
  await unlink(world, anEmail());
});

test("a link that is not accepted yet leads nowhere, and gives no role", async () => {
  const world = aWorld({ requireTotp: true });
  const email = await aPerson(world);
  await invite(world, email, { workspace: "operator", place: { name: "Chuẩn" }, roles: ["operator"] });
  expect(await signInAs(world, email)).toMatchObject({ links: [{ workspace: "22.2025" }], mustEnrolTotp: false });
});
