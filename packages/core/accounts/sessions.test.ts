import { expect, test } from "vitest";
import { outcome, together } from "../../../tests/world.ts";
import { aPerson, aWorld, beforeFirstWrite, good, minutes, signInAs } from "./world.test-helper.ts";
import { whoIs } from "./index.ts";

const hours = (n: number) => minutes(n * 60);
async function opened(own = {}) {
  const world = aWorld(own);
  const email = await aPerson(world);
  const first = await signInAs(world, email, { device: "Firefox, Windows" });
  const refresh = (refreshToken: string, table = world.meter.table) => world.verbs.refresh(world.stranger(email, table), { refreshToken });
  const state = () => world.items(email, "session").find((item) => item.sk === first.session)!;
  return { world, email, first, refresh, state };
}

test("a refresh gives a new token and tells the links of now; the secret itself is nowhere in the table", async () => {
  const { world, email, first, refresh } = await opened();
  world.pass(minutes(9));
  const next = await refresh(first.refreshToken);
  expect(next).toMatchObject({ session: first.session, account: first.account, links: first.links });
  expect(next.refreshToken).not.toBe(first.refreshToken);
  const text = JSON.stringify(world.bare.dump());
  for (const token of [first.refreshToken, next.refreshToken!]) expect(text).not.toContain(token.split(".")[2]);
  await world.verbs.unlink(world.asJob(email), {
    workspace: "22.2025",
    member: first.links[0]!.member,
    agency: first.links[0]!.places[0]!.agency,
  });
  expect((await refresh(next.refreshToken!)).links).toEqual([]);
});

test("the token before the last is answered for 10 seconds, without another token", async () => {
  const { world, first, refresh } = await opened();
  const next = await refresh(first.refreshToken);
  world.pass(10_000);
  const told = await refresh(first.refreshToken);
  expect(told).toMatchObject({ session: first.session });
  expect(told).not.toHaveProperty("refreshToken");
  expect((await refresh(next.refreshToken!)).refreshToken).toBeDefined();
});

test("a token used again later ends the session for whoever holds it, and the trail says so", async () => {
  const { world, email, first, refresh, state } = await opened();
  const next = await refresh(first.refreshToken);
  world.pass(10_001);
  expect(await outcome(refresh(first.refreshToken))).toBe("session.ended");
  expect(state()).toMatchObject({ state: "ended", why: "reused" });
  expect(await outcome(refresh(next.refreshToken!))).toBe("session.ended");
  expect(world.trail(email).at(-1)).toMatchObject({
    command: "session.refresh",
    by: { type: "anonymous" },
    edits: [{ noun: "session", after: { state: "ended", why: "reused" } }],
  });
});

test("a token of two rotations ago is caught too, within the 10 seconds as well", async () => {
  const { first, refresh, state } = await opened();
  await refresh((await refresh(first.refreshToken)).refreshToken!);
  expect(await outcome(refresh(first.refreshToken))).toBe("session.ended");
  expect(state()).toMatchObject({ why: "reused" });
});

test("two tabs with one token at once: both go on, and one of them holds the next token", async () => {
  const { world, first, refresh, state } = await opened();
  const table = together(world.bare, 2);
  const told = await Promise.all([refresh(first.refreshToken, table), refresh(first.refreshToken, table)]);
  expect(told.filter((each) => each.refreshToken !== undefined)).toHaveLength(1);
  expect(state()).toMatchObject({ state: "open" });
});

test("a session ends after 30 minutes without a refresh, and after 12 hours however busy", async () => {
  const idle = await opened();
  idle.world.pass(minutes(30));
  expect(await outcome(idle.refresh(idle.first.refreshToken))).toBe("session.ended");

  const { world, first, refresh } = await opened();
  let token = first.refreshToken;
  for (let spent = 0; spent < hours(12) - minutes(29); spent += minutes(29)) {
    world.pass(minutes(29));
    token = (await refresh(token)).refreshToken!;
  }
  world.pass(minutes(29));
  expect(await outcome(refresh(token))).toBe("session.ended");
});

test("a refused refresh of a dead or unknown session writes nothing", async () => {
  const { world, email, first, refresh } = await opened();
  world.pass(hours(1));
  world.meter.take();
  const [who, id, secret] = first.refreshToken.split(".");
  const wrong = [
    "",
    "x",
    `${who}.${id}`,
    `${who}.ses_${"0".repeat(26)}.${secret}`,
    `${whoIs("khac@x.vn")}.${id}.${secret}`,
    `${who}.${id}.${secret}`,
  ];
  for (const token of wrong) expect(await outcome(refresh(token))).toBe("session.ended");
  expect(world.meter.take().wcu).toBe(0);
  expect(world.items(email, "session")).toHaveLength(1);
});

test("signing out ends one's own session, twice is no fault, and a wrong token ends nothing", async () => {
  const { world, email, first, refresh, state } = await opened();
  const out = (refreshToken: string) => world.verbs.signOut(world.stranger(email), { refreshToken });
  await out(`${first.refreshToken.slice(0, -43)}${"A".repeat(43)}`);
  expect(state()).toMatchObject({ state: "open" });
  for (let i = 0; i < 2; i++) expect(await out(first.refreshToken)).toEqual({ done: true });
  expect(state()).toMatchObject({ state: "ended", why: "signed_out" });
  expect(state()).not.toHaveProperty("secretHash");
  expect(await outcome(refresh(first.refreshToken))).toBe("session.ended");
});

test("one sees one's live sessions, newest first, and ends one of them", async () => {
  const { world, email, first, refresh } = await opened();
  world.pass(minutes(1));
  const second = await signInAs(world, email);
  const list = () => world.verbs.sessions(world.self(email), {});
  expect((await list()).items).toEqual([
    expect.objectContaining({ id: second.session }),
    expect.objectContaining({ id: first.session, device: "Firefox, Windows" }),
  ]);
  for (let i = 0; i < 2; i++) await world.verbs.revokeSession(world.self(email), { session: first.session });
  expect((await list()).items.map((each) => each.id)).toEqual([second.session]);
  expect(await outcome(refresh(first.refreshToken))).toBe("session.ended");
});

test("another person's session does not exist", async () => {
  const { world, first } = await opened();
  const other = await aPerson(world);
  expect(await outcome(world.verbs.revokeSession(world.self(other), { session: first.session }))).toBe("session.not_found");
});

test("signing out everywhere ends all sessions, and a new sign-in at the same instant lives", async () => {
  const { world, email, first, refresh } = await opened();
  const second = await signInAs(world, email);
  await world.verbs.signOutEverywhere(world.self(email), {});
  for (const { refreshToken } of [first, second]) expect(await outcome(refresh(refreshToken))).toBe("session.ended");
  const third = await signInAs(world, email);
  expect(await outcome(refresh(third.refreshToken))).toBe("ok");
  expect((await world.verbs.sessions(world.self(email), {})).items.map((each) => each.id)).toEqual([third.session]);
});

test("a session that a faster clock dated ahead is ended with the others", async () => {
  const { world, email, first, refresh } = await opened();
  world.pass(-minutes(5));
  await world.verbs.signOutEverywhere(world.self(email), {});
  expect(await outcome(refresh(first.refreshToken))).toBe("session.ended");
});

test("a refresh beside a sign-out everywhere: no token outlives it", async () => {
  const { world, email, first, refresh } = await opened();
  const late = beforeFirstWrite(world.bare, async () => {
    await world.verbs.signOutEverywhere(world.self(email), {});
  });
  expect(await outcome(refresh(first.refreshToken, late))).toBe("session.ended");
});

test("a sign-in beside a password change does not open a session on the old password", async () => {
  const { world, email } = await opened();
  const late = beforeFirstWrite(world.bare, async () => {
    await world.verbs.changePassword(world.self(email), { current: good, next: "bảy con trâu mộng" });
  });
  expect(await outcome(world.verbs.signIn(world.stranger(email, late), { email, password: good }))).toBe("session.refused");
});
