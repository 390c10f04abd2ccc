import { generateSync } from "otplib";
import { expect, test } from "vitest";
import { outcome, together } from "../../../tests/world.ts";
import { aPerson, aWorld, beforeFirstWrite, good, minutes, scryptRuns, signInAs, type World } from "./world.test-helper.ts";

const codeAt = (world: World, secret: string, shift = 0) =>
  generateSync({ secret, epoch: Math.floor(world.clock().getTime() / 1000) + shift });

/** A person with a second factor; the code that confirmed it is a step behind. */
async function withTotp(world: World, more: object = {}) {
  const email = await aPerson(world, good, more);
  const { secret } = await world.verbs.startTotp(world.self(email), {});
  await world.verbs.confirmTotp(world.self(email), { code: codeAt(world, secret) });
  world.pass(minutes(2));
  return { email, secret };
}

test("until a code confirms it a second factor is not asked for", async () => {
  const world = aWorld();
  const email = await aPerson(world);
  const { secret, uri } = await world.verbs.startTotp(world.self(email), {});
  expect(uri).toBe(`otpauth://totp/Chu%E1%BA%A9n:${encodeURIComponent(email)}?secret=${secret}&issuer=Chu%E1%BA%A9n`);
  expect(await signInAs(world, email)).toMatchObject({ totp: false });
  await expect(world.verbs.confirmTotp(world.self(email), { code: "000000" })).rejects.toMatchObject({ code: "totp.wrong_code" });
  await world.verbs.confirmTotp(world.self(email), { code: codeAt(world, secret) });
  expect(await outcome(signInAs(world, email))).toBe("session.totp_required");
});

test("that a code is missing is said only after the right password", async () => {
  const world = aWorld();
  const { email } = await withTotp(world);
  expect(await outcome(signInAs(world, email, { password: "sai" }))).toBe("session.refused");
  expect(await outcome(signInAs(world, email))).toBe("session.totp_required");
});

test("a wrong code is refused in the words of a wrong password and counted like one", async () => {
  const world = aWorld();
  const { email } = await withTotp(world);
  const wrong = await signInAs(world, email, { password: "sai" }).catch((error) => error);
  const said = await signInAs(world, email, { totp: "000000" }).catch((error) => error);
  expect(said).toMatchObject({ kind: wrong.kind, code: wrong.code, say: wrong.say });
  expect(world.items(email, "attempts")[0]).toMatchObject({ failures: 2 });
});

test("codes of one step before and after now are accepted, two steps are not", async () => {
  for (const [shift, expected] of [
    [-60, "session.refused"],
    [-30, "ok"],
    [0, "ok"],
    [30, "ok"],
    [60, "session.refused"],
  ] as const) {
    const world = aWorld();
    const { email, secret } = await withTotp(world);
    expect(await outcome(signInAs(world, email, { totp: codeAt(world, secret, shift) }))).toBe(expected);
  }
});

test("a code is good once, and no earlier one is good after it", async () => {
  const world = aWorld();
  const { email, secret } = await withTotp(world);
  const [before, code] = [codeAt(world, secret, -30), codeAt(world, secret)];
  expect(await outcome(signInAs(world, email, { totp: `${code.slice(0, 3)} ${code.slice(3)}` }))).toBe("ok");
  expect(await outcome(signInAs(world, email, { totp: code }))).toBe("session.refused");
  expect(await outcome(signInAs(world, email, { totp: before }))).toBe("session.refused");
  world.pass(30_000);
  expect(await outcome(signInAs(world, email, { totp: codeAt(world, secret) }))).toBe("ok");
});

test("two sign-ins with one code at once: one of them is refused", async () => {
  const world = aWorld();
  const { email, secret } = await withTotp(world);
  const table = together(world.bare, 2);
  const code = codeAt(world, secret);
  const tries = [1, 2].map(() => outcome(world.verbs.signIn(world.stranger(email, table), { email, password: good, totp: code })));
  expect((await Promise.all(tries)).toSorted()).toEqual(["ok", "session.refused"]);
});

test("asking without a code does not give back guesses at the code", async () => {
  const world = aWorld();
  const { email } = await withTotp(world);
  for (let i = 0; i < 5; i++) {
    expect(await outcome(signInAs(world, email, { totp: "000000" }))).toBe("session.refused");
    expect(await outcome(signInAs(world, email))).toBe(i < 4 ? "session.totp_required" : "session.locked");
  }
});

test("of many guesses at once a right password without its code is told so only before the limit", async () => {
  const world = aWorld();
  const { email } = await withTotp(world);
  const late = beforeFirstWrite(world.bare, async () => {
    for (let i = 0; i < 5; i++) await outcome(signInAs(world, email, { password: "sai" }));
  });
  expect(await outcome(world.verbs.signIn(world.stranger(email, late), { email, password: good }))).toBe("session.locked");
});

test("a second factor is removed with the password only, and wrong ones count", async () => {
  const world = aWorld();
  const { email } = await withTotp(world);
  for (let i = 0; i < 5; i++) expect(await outcome(world.verbs.removeTotp(world.self(email), { password: "sai" }))).toBe("password.wrong");
  expect(await outcome(world.verbs.removeTotp(world.self(email), { password: good }))).toBe("session.locked");
  world.pass(minutes(1));
  await world.verbs.removeTotp(world.self(email), { password: good });
  expect(await signInAs(world, email)).toMatchObject({ totp: false });
  expect(await outcome(world.verbs.removeTotp(world.self(email), { password: good }))).toBe("ok");
});

test("an enrolled factor cannot be enrolled over, nor confirmed when not begun", async () => {
  const world = aWorld();
  const email = await aPerson(world);
  expect(await outcome(world.verbs.confirmTotp(world.self(email), { code: "123456" }))).toBe("totp.not_started");
  const { email: other } = await withTotp(world);
  expect(await outcome(world.verbs.startTotp(world.self(other), {}))).toBe("totp.already_on");
});

test("the secret of a factor is told once: a replay comes without it", async () => {
  const world = aWorld();
  const email = await aPerson(world);
  expect(Object.keys(await world.verbs.startTotp(world.self(email), {}, { key: "k" }))).toEqual(["secret", "uri"]);
  expect(await world.verbs.startTotp(world.self(email), {}, { key: "k" })).toEqual({});
});

test("where it is required, operators and lead units are told to enrol one, others and enrolled ones are not", async () => {
  const world = aWorld({ requireTotp: true });
  const told = async (role: string) => (await signInAs(world, await aPerson(world, good, { roles: [role] }))).mustEnrolTotp;
  expect([await told("operator"), await told("province_lead"), await told("staff")]).toEqual([true, true, false]);
  const { email, secret } = await withTotp(world, { roles: ["province_lead"] });
  expect(await signInAs(world, email, { totp: codeAt(world, secret) })).toMatchObject({ totp: true, mustEnrolTotp: false });
});

test("a wrong code costs the scrypt of a wrong password", async () => {
  const world = aWorld();
  const { email } = await withTotp(world);
  expect(await scryptRuns(() => outcome(signInAs(world, email, { totp: "000000" })))).toBe(1);
});
