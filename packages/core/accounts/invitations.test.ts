import { expect, test } from "vitest";
import { outcome, together } from "../../../tests/world.ts";
import { aPerson, aWorld, anAgency, anEmail, good, invitation, job, member, minutes, signInAs, type World } from "./world.test-helper.ts";
import { ticketToken, whoIs } from "./index.ts";

const other = "bảy con trâu mộng";
const inB = (more: object = {}) => ({ place: { agency: anAgency("B"), name: "Chi cục B" }, roles: ["qmr"], ...more });
const invite = (world: World, email: string, more: object = {}) => world.verbs.invite(world.asJob(email), invitation(email, more));
const accept = (world: World, email: string, token: string, more: object = {}) =>
  world.verbs.acceptInvitation(world.stranger(email), { token, password: good, ...more });
const account = (world: World, email: string) => world.items(email, "account")[0]!;
const links = (world: World, email: string) => account(world, email)["links"];

test("an invitation, delivered once or thrice or twice at once, makes one account, one link and one ticket", async () => {
  const world = aWorld();
  const email = anEmail();
  const table = together(world.bare, 2);
  await Promise.all([1, 2].map(() => world.verbs.invite(world.asJob(email, table), invitation(email))));
  expect(await invite(world, email)).toEqual({ link: "invited" });
  expect(world.tokens(email)).toHaveLength(1);
  expect(world.trail(email)).toHaveLength(1);
  expect(links(world, email)).toMatchObject([{ state: "invited", places: [{ name: "Chi cục A", roles: ["staff"] }] }]);
});

test("whoever accepts chooses a password and a name, and may enter", async () => {
  const world = aWorld();
  const email = anEmail();
  await invite(world, email);
  const told = await accept(world, email, world.tokens(email)[0]!, { name: "Trần Bình" });
  expect(told).toEqual({ account: `acc_${whoIs(email)}`, email, name: "Trần Bình", workspace: "22.2025", member });
  expect((await signInAs(world, email)).links).toMatchObject([{ state: "active" }]);
});

test("a wrong, used, expired, foreign or forged token is refused in the very same words, and nothing is written", async () => {
  const world = aWorld();
  const [email, used, old, idle] = [anEmail(), await aPerson(world), anEmail(), anEmail()];
  await invite(world, old);
  world.pass(minutes(7 * 24 * 60));
  await invite(world, email);
  await world.verbs.forgot(world.stranger(idle), { email: idle });
  await world.verbs.forgot(world.stranger(used), { email: used });
  const [token, reset] = [
    world.tokens(email)[0]!,
    world.tokens(used).find((_, i) => world.items(used, "ticket")[i]!["purpose"] === "reset")!,
  ];
  const invitationUsed = world.tokens(used).find((each) => each !== reset)!;
  const forged = ticketToken({ ticketKey: new Uint8Array(32) }, whoIs(email), token.split(".")[1]!);
  world.meter.take();
  const tries = [
    [email, ""],
    [email, "a.b.c"],
    [email, forged],
    [email, ticketToken(world.secrets, whoIs(email), `tkt_${"0".repeat(26)}`)],
    [used, invitationUsed],
    [used, reset],
    [old, world.tokens(old)[0]!],
    [idle, world.tokens(idle)[0]!],
    [used, token],
  ] as const;
  const said = await Promise.all(tries.map(([who, text]) => accept(world, who, text).catch((error) => error)));
  for (const error of said) expect(error).toMatchObject({ kind: "unauthenticated", code: "ticket.refused", say: said[0].say });
  expect(world.meter.take().wcu).toBe(0);
});

test("two acceptances of one token at once: one takes place", async () => {
  const world = aWorld();
  const email = anEmail();
  await invite(world, email);
  const table = together(world.bare, 2);
  const token = world.tokens(email)[0]!;
  const tries = [good, other].map((password) => outcome(world.verbs.acceptInvitation(world.stranger(email, table), { token, password })));
  expect((await Promise.all(tries)).toSorted()).toEqual(["ok", "ticket.refused"]);
});

test("a person with an account proves it with the password they have, under the lock-out of a sign-in", async () => {
  const world = aWorld();
  const email = await aPerson(world);
  await invite(world, email, { workspace: "national", place: { name: "Ban chỉ đạo" } });
  const fresh = world.items(email, "ticket").find((item) => item["state"] === "due")!;
  const mine = ticketToken(world.secrets, whoIs(email), fresh.sk);
  for (let i = 0; i < 5; i++) expect(await outcome(accept(world, email, mine, { password: other }))).toBe("session.refused");
  expect(await outcome(accept(world, email, mine))).toBe("session.locked");
  expect(await outcome(signInAs(world, email))).toBe("session.locked");
  world.pass(minutes(1));
  await accept(world, email, mine);
  expect((await signInAs(world, email)).links.map((link) => link.workspace)).toEqual(["22.2025", "national"]);
});

test("a new round sends a new mail and makes the mail before it worthless", async () => {
  const world = aWorld();
  const email = anEmail();
  await invite(world, email);
  const first = world.tokens(email)[0]!;
  await invite(world, email, { round: 2 });
  const second = world.tokens(email).find((token) => token !== first)!;
  expect(await outcome(accept(world, email, first))).toBe("ticket.refused");
  expect(await outcome(accept(world, email, second))).toBe("ok");
});

test("two agencies' invitations before the first is accepted: either mail opens the one link with both places", async () => {
  for (const chosen of [0, 1]) {
    const world = aWorld();
    const email = anEmail();
    await invite(world, email);
    await invite(world, email, inB());
    const tokens = world.tokens(email);
    expect(tokens).toHaveLength(2);
    await accept(world, email, tokens[chosen]!);
    expect(await outcome(accept(world, email, tokens[1 - chosen]!))).toBe("ticket.refused");
    expect((await signInAs(world, email)).links[0]!.places).toHaveLength(2);
  }
});

test("a ticket is noted as sent once; after its use it stays used", async () => {
  const world = aWorld();
  const email = anEmail();
  await invite(world, email);
  const ticket = world.items(email, "ticket")[0]!.sk as Parameters<typeof world.verbs.sent>[1]["ticket"];
  const sent = () => world.verbs.sent(world.asJob(email), { ticket });
  const first = await sent();
  expect(first).toMatchObject({ state: "sent" });
  world.pass(minutes(1));
  expect(await sent()).toEqual(first);
  await accept(world, email, world.tokens(email)[0]!);
  expect(await sent()).toMatchObject({ state: "used" });
});

test("only the job links, and only the job notes mail", async () => {
  const world = aWorld();
  const email = anEmail();
  for (const ctx of [world.stranger(email), world.self(email), world.at(whoIs(email), { ...job, can: new Map() })]) {
    expect(await outcome(world.verbs.invite(ctx, invitation(email)))).toBe("access.forbidden");
    expect(await outcome(world.verbs.unlink(ctx, { workspace: "22.2025", member }))).toBe("access.forbidden");
  }
});
