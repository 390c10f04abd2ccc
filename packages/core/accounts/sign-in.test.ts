import { entries, verifyTrail } from "@chuan/kernel";
import { expect, test } from "vitest";
import { roles } from "../access/index.ts";
import { outcome, together } from "../../../tests/world.ts";
import { aPerson, aWorld, anEmail, counted, good, invitation, scryptRuns, signInAs } from "./world.test-helper.ts";
import { whoIs } from "./index.ts";

test("the right password opens a session and tells who one is and where one may go", async () => {
  const world = aWorld();
  const email = await aPerson(world);
  const told = await signInAs(world, email.toUpperCase());
  expect(told).toMatchObject({ account: `acc_${whoIs(email)}`, email, name: "Nguyễn An", totp: false, mustEnrolTotp: false });
  expect(told.links).toEqual([
    expect.objectContaining({
      workspace: "22.2025",
      state: "active",
      roles: ["staff"],
      places: [expect.objectContaining({ agency: expect.any(String), name: "Chi cục A" })],
    }),
  ]);
  expect(told.refreshToken).toMatch(new RegExp(`^${whoIs(email)}\\.${told.session}\\.`));
});

test("a person is told what they may do in each place, by the roles they hold there", async () => {
  const world = aWorld();
  const email = await aPerson(world);
  const [place] = (await signInAs(world, email)).links[0]!.places;
  expect(place!.can).toEqual([...roles.staff.here].toSorted());
  expect(place!.below).toBeUndefined();
});

test("a password typed in another Unicode form is the same password", async () => {
  const world = aWorld();
  const email = await aPerson(world, good.normalize("NFD"));
  await expect(signInAs(world, email, { password: good.normalize("NFC") })).resolves.toBeDefined();
});

test("a wrong password, an unknown address and an unaccepted invitation are refused in the very same words", async () => {
  const world = aWorld();
  const [known, unknown, invited] = [await aPerson(world), anEmail(), anEmail()];
  await world.verbs.invite(world.asJob(invited), invitation(invited));
  const said = await Promise.all(
    [known, unknown, invited].map((email) => signInAs(world, email, { password: "không phải" }).catch((e) => e)),
  );
  for (const error of said) expect(error).toMatchObject({ kind: "unauthenticated", code: "session.refused", say: said[0].say, more: {} });
});

test("an unknown address costs the same calls, the same capacity and the same scrypt as a wrong password, time after time", async () => {
  const world = aWorld();
  const cost = async (email: string) => {
    const { table, calls } = counted(world.meter.table);
    world.meter.take();
    const runs = await scryptRuns(() => outcome(world.verbs.signIn(world.stranger(email, table), { email, password: "sai rồi" })));
    return { calls, runs, spent: world.meter.take() };
  };
  const [known, unknown] = [await aPerson(world), anEmail()];
  // Both corners have a log by now, as any corner has from its second attempt on.
  await outcome(signInAs(world, unknown));
  await outcome(signInAs(world, known, { password: "sai" }));
  for (let i = 0; i < 5; i++) {
    const [one, other] = [await cost(known), await cost(unknown)];
    expect(other).toEqual(one);
    // The sixth finds the lock: nothing is read beyond it, nothing tested, nothing written.
    const tested = i < 4;
    expect(one.runs).toBe(tested ? 1 : 0);
    expect(one.calls).toEqual(tested ? { batchGet: 1, transact: 1 } : { batchGet: 1 });
  }
});

test("the very first attempt on an address costs the same, known or not", async () => {
  const world = aWorld();
  const cost = async (email: string) => {
    world.meter.take();
    await outcome(signInAs(world, email, { password: "sai" }));
    return world.meter.take();
  };
  expect(await cost(anEmail())).toEqual(await cost(await aPerson(world)));
});

test("eight right sign-ins at once all succeed, each with a session of its own", async () => {
  const world = aWorld();
  const email = await aPerson(world);
  const table = together(world.bare, 8);
  const told = await Promise.all(
    Array.from({ length: 8 }, () => world.verbs.signIn(world.stranger(email, table), { email, password: good })),
  );
  expect(new Set(told.map((each) => each.session)).size).toBe(8);
});

test("a call that loses again and again verifies its password once", async () => {
  const world = aWorld();
  const email = await aPerson(world);
  const table = together(world.bare, 8);
  const runs = await scryptRuns(() =>
    Promise.all(Array.from({ length: 8 }, () => world.verbs.signIn(world.stranger(email, table), { email, password: good }))),
  );
  expect(runs).toBe(8);
});

test("a hash made with other parameters is made anew at the next sign-in, and the password stays the same", async () => {
  const world = aWorld();
  const email = await aPerson(world);
  const stored = () => String(world.items(email, "account")[0]!["secretPassword"]);
  expect(stored()).toMatch(/^scrypt\$16\$1\$1\$/);
  const stronger = aWorld({ scrypt: { N: 32, r: 2, p: 1 } }, world.secrets, world.bare);
  await outcome(signInAs(stronger, email, { password: "sai" }));
  expect(stored()).toMatch(/^scrypt\$16\$1\$1\$/);
  await signInAs(stronger, email);
  expect(stored()).toMatch(/^scrypt\$32\$2\$1\$/);
  await signInAs(stronger, email);
});

test("no password, hash, key or code is in the trail, and the trail is whole", async () => {
  const world = aWorld();
  const email = await aPerson(world);
  const told = await signInAs(world, email);
  await world.verbs.refresh(world.stranger(email), { refreshToken: told.refreshToken });
  await world.verbs.startTotp(world.self(email), {});
  await outcome(signInAs(world, email, { password: "một mật khẩu sai" }));
  const text = JSON.stringify(await Array.fromAsync(entries(world.bare, `I#${whoIs(email)}`)));
  expect(text).not.toMatch(/secret|scrypt|password|một mật khẩu sai/);
  expect(text).toContain("session.sign_in");
  expect(await verifyTrail(world.bare, `I#${whoIs(email)}`)).toEqual([]);
});

test("an Idempotency-Key leaves nothing behind: it would keep a fast digest of the password", async () => {
  const world = aWorld();
  const email = await aPerson(world);
  await world.verbs.signIn(world.stranger(email), { email, password: good }, { key: "k" });
  expect(await outcome(world.verbs.signIn(world.stranger(email), { email, password: "sai" }, { key: "k" }))).toBe("session.refused");
  expect(world.items(email, "once")).toEqual([]);
});

test("the corner opened is the one the address names, or the call is broken", async () => {
  const world = aWorld();
  const [mine, other] = [await aPerson(world), await aPerson(world)];
  expect(await outcome(world.verbs.signIn(world.stranger(other), { email: mine, password: good }))).toBe("account.elsewhere");
});
