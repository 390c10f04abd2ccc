import { expect, test } from "vitest";
import * as z from "zod";
import { aPerson, aWorld, signInAs } from "./world.test-helper.ts";

/** Told once, by name: the secret of a factor that is being enrolled. */
const toldOnce: Record<string, readonly string[]> = { startTotp: ["secret"] };

function namesIn(schema: unknown): string[] {
  if (Array.isArray(schema)) return schema.flatMap(namesIn);
  if (typeof schema !== "object" || schema === null) return [];
  return Object.entries(schema).flatMap(([key, inner]) =>
    key === "properties" ? [...Object.keys(inner as object), ...namesIn(Object.values(inner as object))] : namesIn(inner),
  );
}

test("no answer names a secret, a hash or a password, except what is told once", () => {
  for (const [name, verb] of Object.entries(aWorld().verbs)) {
    const names = namesIn(z.toJSONSchema(verb.answer, { io: "output" }));
    expect({ name, names: names.length > 0 }).toEqual({ name, names: true });
    expect({ name, secrets: names.filter((each) => /secret|hash|password/i.test(each)) }).toEqual({ name, secrets: toldOnce[name] ?? [] });
  }
});

test("what is known of an account leaves only by its answer's names", async () => {
  const world = aWorld();
  const email = await aPerson(world);
  const told = await signInAs(world, email);
  const me = await world.verbs.me(world.self(email), {});
  expect(Object.keys(me)).toEqual(["account", "email", "name", "links", "totp", "mustEnrolTotp"]);
  expect(JSON.stringify([me, told])).not.toMatch(/scrypt|round|over/);
});

test("a verb asks for its permission before anything else", async () => {
  const world = aWorld();
  const nobody = world.at("A".repeat(22), { type: "user", id: "x", can: new Map() });
  world.meter.take();
  for (const verb of Object.values(world.verbs))
    await expect((verb as (ctx: unknown, input: unknown) => Promise<unknown>)(nobody, {})).rejects.toMatchObject({
      code: "access.forbidden",
    });
  expect(world.meter.take().trips).toBe(0);
});

test("unknown fields of an input are refused", async () => {
  const world = aWorld();
  await expect(world.verbs.me(world.self("a@b.vn"), { x: 1 } as never)).rejects.toMatchObject({ code: "input.invalid" });
});
