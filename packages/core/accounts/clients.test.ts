import { createHash, randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { ClientId } from "../clients/index.ts";
import { outcome, together } from "../../../tests/world.ts";
import { aWorld, counted, job, minutes, type World } from "./world.test-helper.ts";
import { anonymous, whoIs, whoIsClient } from "./index.ts";

const digest = (secret: string) => createHash("sha256").update(secret).digest("base64url");
const aSecret = () => randomBytes(32).toString("base64url");
function aClient(world: World) {
  const [client, secret] = [ClientId.mint(world.clock()), aSecret()];
  const keep = (more: object = {}) =>
    world.verbs.keepClient(world.at(whoIsClient(client), job), {
      client,
      workspace: "22.2025",
      name: "Một cửa",
      secretHash: digest(secret),
      revoked: false,
      ...more,
    });
  const open = (clientSecret = secret, table = world.meter.table) =>
    world.verbs.openClient(world.at(whoIsClient(client), anonymous, table), { clientId: client, clientSecret });
  return { client, secret, keep, open };
}

test("an API client opens with its secret and is told which workspace it is of", async () => {
  const world = aWorld();
  const { client, keep, open } = aClient(world);
  await keep();
  expect(await open()).toEqual({ client, workspace: "22.2025", name: "Một cửa" });
});

test("an unknown, a revoked and a wrong client are refused alike, at the same price, and locked alike", async () => {
  const world = aWorld();
  const [known, revoked, unknown] = [aClient(world), aClient(world), aClient(world)];
  await known.keep();
  await revoked.keep();
  await revoked.keep({ revoked: true });
  // Every corner has a log by now.
  for (const { open } of [known, revoked, unknown]) await outcome(open(aSecret()));
  const costs = [];
  for (const [{ open }, secret] of [
    [known, aSecret()],
    [revoked, revoked.secret],
    [unknown, aSecret()],
  ] as const) {
    const { table, calls } = counted(world.meter.table);
    world.meter.take();
    expect(await outcome(open(secret, table))).toBe("session.refused");
    costs.push({ calls, spent: world.meter.take() });
    for (let i = 0; i < 3; i++) expect(await outcome(open(aSecret()))).toBe("session.refused");
    expect(await outcome(open())).toBe("session.locked");
  }
  expect(costs).toEqual([costs[0], costs[0], costs[0]]);
  world.pass(minutes(1));
  expect(await outcome(known.open())).toBe("ok");
});

test("ten right openings at once all succeed", async () => {
  const world = aWorld();
  const { keep, open, secret } = aClient(world);
  await keep();
  const table = together(world.bare, 10);
  expect(await Promise.all(Array.from({ length: 10 }, () => outcome(open(secret, table))))).toEqual(Array(10).fill("ok"));
});

test("keeping is idempotent, revoked is final within its round, and a late delivery of an earlier round changes nothing", async () => {
  const world = aWorld();
  const { client, keep, open } = aClient(world);
  for (let i = 0; i < 2; i++) await keep();
  expect(world.bare.dump().filter((item) => item.pk === `I#${whoIsClient(client)}#trail` && item.sk !== "HEAD")).toHaveLength(1);
  await keep({ revoked: true });
  await keep();
  expect(await outcome(open())).toBe("session.refused");
  const renewed = aSecret();
  await keep({ round: 2, secretHash: digest(renewed) });
  await keep({ revoked: true });
  expect(await outcome(open(renewed))).toBe("ok");
});

test("no e-mail address opens a client's corner", () => {
  expect(whoIsClient("a@b.vn")).not.toBe(whoIs("a@b.vn"));
  expect(whoIs(" A@B.vn ")).toBe(whoIs("a@b.vn"));
  expect(whoIs("a@b.vn")).toMatch(/^[\w-]{22}$/);
});
