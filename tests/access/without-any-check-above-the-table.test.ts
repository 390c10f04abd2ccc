import { expect, test, vi } from "vitest";
import { foreignersStayOut, plan } from "./foreigners.ts";
import { cases } from "./cases.ts";
import { aSetting } from "./setting.ts";

// Permissions, memberships, standing and the seal of cursors, all gone at once. What is left is the table, confined to the token's province.
vi.mock("../../packages/kernel/ctx.ts", async (original) => ({ ...(await original<object>()), demand: () => {} }));
vi.mock("../../packages/core/access/actors.ts", async (original) => {
  const { permissions } = await import("../../packages/core/access/permissions.ts");
  const all = () => new Map(Object.keys(permissions).map((name) => [name, { role: "anyone" }]));
  return { ...(await original<object>()), capacities: all };
});
vi.mock("../../packages/core/provinces/workspace.ts", async (original) => ({ ...(await original<object>()), standing: () => undefined }));
vi.mock("../../packages/kernel/cursor.ts", async (original) => ({
  ...(await original<object>()),
  openCursor: (_: unknown, cursor: string) => JSON.parse(Buffer.from(cursor, "base64url").toString().slice(16)) as string[],
}));

foreignersStayOut({ neighbours: false });

test("the checks are gone: staff of another agency act in this one", async () => {
  const w = await aSetting();
  const staff = await w.member(w.there, "staff");
  expect((await w.send("POST /v1/agencies/{agency}/adoptions/{id}/plan", plan(w), staff.token)).status).toBe(200);
});

const shapeOf = (input: unknown) => (input as { shape: object }).shape;
const lists = cases.filter(({ line, verb }) => line.startsWith("GET") && line.includes("{agency}") && "cursor" in shapeOf(verb.input));

test.for(lists.map((c) => [c.line, c] as const))("%s gives nothing of another place, whatever position a cursor names", async ([, c]) => {
  const w = await aSetting();
  const me = await w.member(w.here, "agency_head");
  await w.member(w.there, "agency_head");
  const other = w.there.scope.agency;
  const positions = w.bare
    .dump()
    .filter(({ pk }) => pk.includes(other))
    .map(({ pk, sk, gsi1sk }) => [pk, sk, String(gsi1sk ?? sk)]);
  expect(positions.length).toBeGreaterThan(3);
  for (const position of [...positions, ...positions.map(([, sk]) => [sk])]) {
    const cursor = Buffer.from(`${"x".repeat(16)}${JSON.stringify(position)}`).toString("base64url");
    const answer = await w.send(c.line, { path: { agency: w.here.scope.agency }, input: { cursor, limit: 50 } }, me.token);
    expect(answer.text).not.toContain(other);
  }
});
