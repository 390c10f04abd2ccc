import { expect, test } from "vitest";
import { outcome, together } from "../../../tests/world.ts";
import { aPerson, aWorld, anEmail, counted, good, invitation, minutes, signInAs, type World } from "./world.test-helper.ts";
import { mustBeGood } from "./password-rule.ts";
import { passwords } from "./passwords.ts";

const next = "bảy con trâu mộng";
const resetToken = (world: World, email: string, n = 0) =>
  world.tokens(email).filter((_, i) => world.items(email, "ticket")[i]!["purpose"] === "reset")[n]!;
const reset = (world: World, email: string, token: string, password = next) =>
  world.verbs.reset(world.stranger(email), { token, password });

test("a hash says its parameters, differs each time, and is met by its password alone", async () => {
  const { hash, verify, outdated } = passwords({ N: 32, r: 2, p: 1 });
  const [one, two] = [await hash(good), await hash(good)];
  expect(one).toMatch(/^scrypt\$32\$2\$1\$[\w-]{22}\$[\w-]{43}$/);
  expect(one).not.toBe(two);
  expect([await verify(good, one), await verify(`${good} `, one), await verify(good, undefined)]).toEqual([true, false, false]);
  expect([outdated(one), passwords({ N: 16, r: 2, p: 1 }).outdated(one)]).toEqual([false, true]);
});

test("the parameters of every day run on this machine", async () => {
  const { hash, verify } = passwords({ N: 32_768, r: 8, p: 1 });
  expect(await verify(good, await hash(good))).toBe(true);
});

test("a password is at least 14 characters, counted as people count them, at most 256, and not easy to guess", () => {
  const fault = (password: string) => {
    try {
      mustBeGood("password", password, "nguyen.van.an@tinh.gov.vn", 14);
      return "ok";
    } catch (error) {
      const { code, more } = error as { code: string; more: { errors: { path: string; say: object }[] } };
      expect(more.errors).toEqual([
        { path: "password", say: { vi: expect.stringMatching(/hãy|nhất/), en: expect.stringMatching(/choose|shorten|best|join/) } },
      ]);
      return code.replace("password.", "");
    }
  };
  // Thirteen characters, though more code points before NFC.
  expect(fault("bốn con ngựaô".normalize("NFD"))).toBe("too_short");
  for (const fine of [good, "🐎🐂🐖🐕🐈🐓🐁🐅🐇🐉🐍🐑🐒🐺", "x9$kq2!mv7@pl4", "ngựa ô ".repeat(36)])
    expect({ fine, is: fault(fine) }).toEqual({ fine, is: "ok" });
  expect(fault(`${good} `.repeat(20))).toBe("too_long");
  expect(fault("Nguyen.Van.An@tinh.gov.vn")).toBe("is_email");
  for (const weak of [
    "aaaaaaaaaaaaaaa",
    "12345678901234",
    "98765432109876",
    "abababababababab",
    "matkhau1234567",
    "MậtKhẩu@2026!!",
    "Password123456!",
    "quantri_admin_2026",
  ])
    expect({ weak, is: fault(weak) }).toEqual({ weak, is: "obvious" });
});

test("the rule holds wherever a password is chosen, and nothing is used up by a refusal", async () => {
  const world = aWorld();
  const email = await aPerson(world);
  expect(await outcome(world.verbs.changePassword(world.self(email), { current: good, next: "ngắn" }))).toBe("password.too_short");
  await world.verbs.forgot(world.stranger(email), { email });
  expect(await outcome(reset(world, email, resetToken(world, email), "12345678901234"))).toBe("password.obvious");
  expect(await outcome(reset(world, email, resetToken(world, email)))).toBe("ok");
});

test("changing a password needs the current one, counts wrong ones, and ends all sessions", async () => {
  const world = aWorld();
  const email = await aPerson(world);
  const { refreshToken } = await signInAs(world, email);
  const change = (current: string, to = next) => outcome(world.verbs.changePassword(world.self(email), { current, next: to }));
  for (let i = 0; i < 5; i++) expect(await change("sai")).toBe("password.wrong");
  expect(await change(good)).toBe("session.locked");
  world.pass(minutes(1));
  expect(await change(good, good)).toBe("password.unchanged");
  expect(await change(good)).toBe("ok");
  expect(await outcome(world.verbs.refresh(world.stranger(email), { refreshToken }))).toBe("session.ended");
  expect(await outcome(signInAs(world, email))).toBe("session.refused");
  expect(await outcome(signInAs(world, email, { password: next }))).toBe("ok");
});

test("asking for a reset is answered, charged and called alike for a known and an unknown address", async () => {
  const world = aWorld();
  const cost = async (email: string) => {
    const { table, calls } = counted(world.meter.table);
    world.meter.take();
    const answer = await world.verbs.forgot(world.stranger(email, table), { email });
    return { answer, calls, spent: world.meter.take() };
  };
  const [known, unknown] = [await aPerson(world), anEmail()];
  await outcome(signInAs(world, unknown));
  for (let i = 0; i < 2; i++) expect(await cost(unknown)).toEqual(await cost(known));
  expect(world.items(unknown, "ticket")).toMatchObject([{ idle: true, state: "due" }]);
});

test("a reset link sets a password once, ends all sessions and lifts the lock", async () => {
  const world = aWorld();
  const email = await aPerson(world);
  const { refreshToken } = await signInAs(world, email);
  for (let i = 0; i < 5; i++) await outcome(signInAs(world, email, { password: "sai" }));
  await world.verbs.forgot(world.stranger(email), { email });
  await reset(world, email, resetToken(world, email));
  expect(await outcome(world.verbs.refresh(world.stranger(email), { refreshToken }))).toBe("session.ended");
  expect(await outcome(signInAs(world, email, { password: next }))).toBe("ok");
  expect(await outcome(reset(world, email, resetToken(world, email)))).toBe("ticket.refused");
});

test("two resets with one link at once: one password is set", async () => {
  const world = aWorld();
  const email = await aPerson(world);
  await world.verbs.forgot(world.stranger(email), { email });
  const [table, token] = [together(world.bare, 2), resetToken(world, email)];
  const tries = [next, `${next} khác`].map((password) => outcome(world.verbs.reset(world.stranger(email, table), { token, password })));
  expect((await Promise.all(tries)).toSorted()).toEqual(["ok", "ticket.refused"]);
});

test("a reset link is dead after 30 minutes, and when the password was changed or reset meanwhile", async () => {
  const world = aWorld();
  const [late, changed, reseen] = [await aPerson(world), await aPerson(world), await aPerson(world)];
  for (const email of [late, changed, reseen]) await world.verbs.forgot(world.stranger(email), { email });
  world.pass(minutes(6));
  await world.verbs.changePassword(world.self(changed), { current: good, next });
  await world.verbs.forgot(world.stranger(reseen), { email: reseen });
  const tokens = [0, 1].map((n) => resetToken(world, reseen, n));
  const newest = world
    .items(reseen, "ticket")
    .filter((item) => item["purpose"] === "reset")
    .findIndex((item) => String(item["createdAt"]) > "2026-11-22T02:05");
  await reset(world, reseen, tokens[newest]!);
  expect(await outcome(reset(world, reseen, tokens[1 - newest]!))).toBe("ticket.refused");
  expect(await outcome(reset(world, changed, resetToken(world, changed)))).toBe("ticket.refused");
  world.pass(minutes(24));
  expect(await outcome(reset(world, late, resetToken(world, late)))).toBe("ticket.refused");
});

test("however often a reset is asked for, one mail goes out in five minutes", async () => {
  const world = aWorld();
  const email = await aPerson(world);
  const table = together(world.bare, 8);
  await Promise.all(Array.from({ length: 8 }, () => world.verbs.forgot(world.stranger(email, table), { email })));
  expect(world.items(email, "ticket").filter((ticket) => ticket["purpose"] === "reset")).toHaveLength(1);
  world.pass(minutes(5));
  await world.verbs.forgot(world.stranger(email), { email });
  expect(world.items(email, "ticket").filter((ticket) => ticket["purpose"] === "reset")).toHaveLength(2);
});

test("a ticket nobody mails opens nothing, even after the address gets an account", async () => {
  const world = aWorld();
  const email = anEmail();
  await world.verbs.forgot(world.stranger(email), { email });
  const token = resetToken(world, email);
  expect(await outcome(reset(world, email, token))).toBe("ticket.refused");
  await world.verbs.invite(world.asJob(email), invitation(email));
  const invited = world.tokens(email).find((each) => each !== token)!;
  await world.verbs.acceptInvitation(world.stranger(email), { token: invited, password: good });
  expect(await outcome(reset(world, email, token))).toBe("ticket.refused");
});

test("the mail of an invitation does not set the password of an account", async () => {
  const world = aWorld();
  const email = await aPerson(world);
  const known = new Set(world.tokens(email));
  await world.verbs.invite(world.asJob(email), invitation(email, { workspace: "national", place: { name: "Ban chỉ đạo" } }));
  const token = world.tokens(email).find((each) => !known.has(each))!;
  expect(await outcome(reset(world, email, token))).toBe("ticket.refused");
  expect(await outcome(signInAs(world, email))).toBe("ok");
});
