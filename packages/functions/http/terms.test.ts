import { describe, expect, test } from "vitest";
import { aSetting } from "../../../tests/access/setting.ts";

const rename = (w: Awaited<ReturnType<typeof aSetting>>, name = "Sở Tên Khác") => ({ path: { id: w.here.scope.agency }, input: { name } });

async function aLead() {
  const w = await aSetting();
  const me = await w.member(w.desk, "province_lead");
  const trail = () => w.bare.dump().filter((item) => item.pk.endsWith("#trail") && item.sk !== "HEAD").length;
  return { w, me, trail };
}

describe("versions", () => {
  test("an answer that tells a record says its version, and a change is held to the one that was seen", async () => {
    const { w, me } = await aLead();
    const read = await w.send("GET /v1/agencies/{agency}", { path: { agency: w.here.scope.agency } }, me.token);
    expect(read.headers.get("etag")).toBe('"1"');
    const changed = await w.send("POST /v1/agencies/{id}/rename", rename(w), me.token, { "if-match": '"1"' });
    expect([changed.status, changed.headers.get("etag")]).toEqual([200, '"2"']);
    const late = await w.send("POST /v1/agencies/{id}/rename", rename(w, "Sở Muộn"), me.token, { "if-match": '"1"' });
    expect(late.body).toMatchObject({ status: 412, code: "agency.changed_meanwhile", version: 2 });
  });
  test.each(["*", 'W/"1"'])("If-Match %s is met by a record of version 1", async (value) => {
    const { w, me } = await aLead();
    expect((await w.send("POST /v1/agencies/{id}/rename", rename(w), me.token, { "if-match": value })).status).toBe(200);
  });
  test("of two who change the same version one is told the version of now", async () => {
    const { w, me } = await aLead();
    const both = ["Sở Một", "Sở Hai"].map((name) =>
      w.send("POST /v1/agencies/{id}/rename", rename(w, name), me.token, { "if-match": '"1"' }),
    );
    const answers = await Promise.all(both);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200, 412]));
    expect(answers.find(({ status }) => status === 412)!.body["version"]).toBe(2);
  });
});

describe("Idempotency-Key", () => {
  const create = { input: { code: "SO.MOI", name: "Sở Mới", type: "department" } };
  const key = { "idempotency-key": "the-same-act" };

  test("a repetition gets the first answer, and nothing is done twice", async () => {
    const { w, me, trail } = await aLead();
    const first = await w.send("POST /v1/agencies", create, me.token, key);
    const [stored, entries] = [w.all(), trail()];
    const again = await w.send("POST /v1/agencies", create, me.token, key);
    expect([again.status, again.body]).toEqual([200, first.body]);
    expect(again.headers.get("etag")).toBe(first.headers.get("etag"));
    expect([w.all(), trail()]).toEqual([stored, entries]);
  });
  test("twenty at once under one key do one act", async () => {
    const { w, me } = await aLead();
    const answers = await Promise.all(Array.from({ length: 20 }, () => w.send("POST /v1/agencies", create, me.token, key)));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers[0]!.status).toBe(200);
  });
  test("another body under the same key is refused by name, and changes nothing", async () => {
    const { w, me } = await aLead();
    await w.send("POST /v1/agencies", create, me.token, key);
    const before = w.all();
    const other = await w.send("POST /v1/agencies", { input: { ...create.input, name: "Sở Khác" } }, me.token, key);
    expect(other.body).toMatchObject({ status: 422, code: "idempotency.key_reused", errors: [{ path: "Idempotency-Key" }] });
    expect(w.all()).toEqual(before);
  });
  test("a key is one caller's and one route's", async () => {
    const { w, me } = await aLead();
    const other = await w.member(w.desk, "province_lead");
    await w.send("POST /v1/agencies", create, me.token, key);
    expect((await w.send("POST /v1/agencies/{id}/rename", rename(w), me.token, key)).status).toBe(200);
    const taken = await w.send("POST /v1/agencies", create, other.token, key);
    expect(taken.body).toMatchObject({ status: 409, code: "agency.code_taken" });
  });
  test("a secret is told once and is neither kept nor told again", async () => {
    const { w, me } = await aLead();
    const ask = { input: { name: "Một cửa", scopes: ["agency:read"] } };
    const first = await w.send("POST /v1/clients", ask, me.token, key);
    const secret = String(first.body["clientSecret"]);
    const again = await w.send("POST /v1/clients", ask, me.token, key);
    const { clientSecret: _, ...rest } = first.body;
    expect(again.body).toEqual(rest);
    expect(w.all().join("\n")).not.toContain(secret);
  });
  test("whoever lost the right meanwhile gets no replay", async () => {
    const { w, me } = await aLead();
    await w.send("POST /v1/agencies", create, me.token, key);
    const other = await w.tokenOf(me, { level: "province", province: w.province, agency: w.here.scope.agency });
    const boss = await w.member(w.desk, "province_lead");
    await w.send("POST /v1/members/{id}/deactivate", { path: { id: me.id }, input: { reason: "Chuyển công tác." } }, boss.token);
    for (const token of [me.token, other]) expect((await w.send("POST /v1/agencies", create, token, key)).status).toBe(403);
  });
});

describe("pages", () => {
  const walk = async (w: Awaited<ReturnType<typeof aSetting>>, token: string, limit: string) => {
    const seen: string[] = [];
    for (let cursor: unknown, n = 0; n < 50; n++) {
      const { body } = await w.send("GET /v1/agencies", { input: { limit, ...(cursor ? { cursor } : {}) } }, token);
      const items = body["items"] as { code: string }[];
      expect(items.length).toBeLessThanOrEqual(Number(limit));
      seen.push(...items.map(({ code }) => code));
      cursor = body["cursor"];
      if (!cursor) break;
    }
    return seen;
  };

  test.each(["1", "2", "3", "7", "200"])("of %s give every record once, in order", async (limit) => {
    const { w, me } = await aLead();
    const codes = ["SO.C", "SO.D", "SO.E", "SO.F", "SO.G"];
    for (const code of codes) await w.send("POST /v1/agencies", { input: { code, name: `Sở ${code}`, type: "department" } }, me.token);
    expect(await walk(w, me.token, limit)).toEqual(["SO.A", "SO.B", ...codes]);
  });
  test("a cursor opens nothing in another list, for another person, or in another province", async () => {
    const { w, me } = await aLead();
    const cursorOf = async (line: "GET /v1/agencies" | "GET /v1/trail") =>
      (await w.send(line, { input: { limit: "1" } }, me.token)).body["cursor"] as string;
    const [cursor, other] = [await cursorOf("GET /v1/agencies"), await w.member(w.desk, "province_lead")];
    const foreign = { status: 422, code: "cursor.foreign", errors: [{ path: "cursor" }] };
    expect((await w.send("GET /v1/agencies", { input: { cursor, state: "closed" } }, me.token)).body).toMatchObject(foreign);
    expect((await w.send("GET /v1/members/all", { input: { cursor } }, me.token)).body).toMatchObject(foreign);
    expect((await w.send("GET /v1/trail", { input: { cursor } }, me.token)).body).toMatchObject(foreign);
    expect((await w.send("GET /v1/agencies", { input: { cursor: await cursorOf("GET /v1/trail") } }, me.token)).body).toMatchObject(
      foreign,
    );
    expect((await w.send("GET /v1/agencies", { input: { cursor } }, other.token)).body).toMatchObject(foreign);
    expect((await w.send("GET /v1/agencies", { input: { cursor } }, me.token)).status).toBe(200);
  });
});
