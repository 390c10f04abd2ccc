import { expect, test } from "vitest";
import { anActor, aPlatform, aProvince, as, outcome } from "../../../tests/world.ts";
import { permissions } from "../access/index.ts";
import { provinceTrail } from "../trails/index.ts";
import { clientCan, createClient, listClients, revokeClient } from "./index.ts";

const reason = "Ngừng kết nối.";

test("a secret is told once: not in a replay, not in the list, and nowhere in the table or the trail", async () => {
  const platform = aPlatform();
  const ctx = await aProvince(platform);
  const made = await createClient(ctx, { name: "Một cửa", scopes: ["figures:read"] }, { key: "một" });
  expect(made.clientSecret).toMatch(/^[\w-]{43}$/);
  const { clientSecret, ...seen } = made;
  expect(await createClient(ctx, { name: "Một cửa", scopes: ["figures:read"] }, { key: "một" })).toEqual(seen);
  expect((await listClients(ctx, {})).items).toEqual([seen]);
  expect(JSON.stringify(platform.bare.dump())).not.toContain(clientSecret);
  const { items } = await provinceTrail(ctx, {});
  expect([items[0]!.command, JSON.stringify(items).includes("secretHash")]).toEqual(["client.create", false]);
});

test("two clients never share a secret, and a client may be given nothing that gives rights to others", async () => {
  const ctx = await aProvince(aPlatform());
  const scopes = ["figures:read", "figures:read"] as const;
  const [one, two] = [
    await createClient(ctx, { name: "A", scopes: [...scopes] }),
    await createClient(ctx, { name: "A", scopes: [...scopes] }),
  ];
  expect(one.clientSecret).not.toBe(two.clientSecret);
  expect(one.scopes).toEqual(["figures:read"]);
  for (const scope of [
    "client:manage",
    "member:manage",
    "member:delegate",
    "account:link",
    "mail:send",
    "national:read",
    "province:manage",
    "x:y",
  ])
    expect([scope, await outcome(createClient(ctx, { name: "A", scopes: [scope as never] }))]).toEqual([scope, "input.invalid"]);
  expect(await outcome(createClient(ctx, { name: "A", scopes: [] }))).toBe("input.invalid");
});

test("a client holds just its scopes, under its own name; a revoked one holds none and is revoked once", async () => {
  const ctx = await aProvince(aPlatform());
  const { id } = await createClient(ctx, { name: "Một cửa", scopes: ["agency:read", "figures:read"] });
  const seen = { id, version: 1, name: "Một cửa", scopes: ["agency:read" as const, "gone:scope" as never], createdAt: "", secretHash: "" };
  expect([...clientCan({ ...seen, state: "active" })]).toEqual([["agency:read", { role: "client:Một cửa" }]]);
  const revoked = await revokeClient(ctx, { id, reason });
  expect(revoked).toMatchObject({ state: "revoked", revokedAt: expect.any(String) });
  expect([...clientCan({ ...seen, state: "revoked", revokedAt: "" })]).toEqual([]);
  expect(await outcome(revokeClient(ctx, { id, reason }))).toBe("client.not_from_revoked");
});

test("only who manages clients makes, sees and revokes them", async () => {
  const ctx = await aProvince(aPlatform());
  const { id } = await createClient(ctx, { name: "A", scopes: ["figures:read"] });
  const all = Object.keys(permissions).filter((name) => name !== "client:manage") as Parameters<typeof anActor>;
  const other = as(ctx, anActor(...all));
  const told = [createClient(other, { name: "B", scopes: ["figures:read"] }), listClients(other, {}), revokeClient(other, { id, reason })];
  expect(await Promise.all(told.map(outcome))).toEqual(Array(3).fill("access.forbidden"));
});
