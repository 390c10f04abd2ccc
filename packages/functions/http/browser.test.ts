import { describe, expect, test } from "vitest";
import { aSetting, lines, password, told } from "../../../tests/access/setting.ts";

const secure = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "strict-transport-security": "max-age=15552000; includeSubDomains",
  "cross-origin-resource-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
};
const api = { ...secure, "content-security-policy": "default-src 'none'; frame-ancestors 'none'", "cache-control": "no-store" };
const here = "http://localhost";

async function aBrowser() {
  const w = await aSetting();
  const me = await w.member(w.desk, "province_lead");
  const post = (headers: Record<string, string>) =>
    w.app.request("/v1/settings", {
      method: "POST",
      headers: { "content-type": "application/json", host: "localhost", ...headers },
      body: '{"agencyReportDue":"11-15"}',
    });
  return { w, me, post, cookie: { cookie: `chuan_access=${me.token}` } };
}

describe("a cookie travels by itself, so a change", () => {
  test.each([
    ["says it comes from our own pages", { "sec-fetch-site": "same-origin" }, 200],
    ["was made by the person at the address bar", { "sec-fetch-site": "none" }, 200],
    ["comes from an older browser with our origin", { origin: here }, 200],
    ["comes from another site", { "sec-fetch-site": "cross-site" }, 403],
    ["comes from another site that says our origin", { "sec-fetch-site": "cross-site", origin: here }, 403],
    ["comes from a neighbour of the same site", { "sec-fetch-site": "same-site" }, 403],
    ["comes from another origin", { origin: "https://evil.example" }, 403],
    ["comes from an origin that looks like ours", { origin: "http://localhost.evil.example" }, 403],
    ["comes from another port", { origin: "http://localhost:81" }, 403],
    ["comes from nowhere", { origin: "null" }, 403],
    ["says nothing of where it comes from", {}, 403],
  ] as const)("that %s is answered thus", async (_, headers, status) => {
    const { w, post, cookie } = await aBrowser();
    const before = w.all();
    const answer = await told(await post({ ...headers, ...cookie }));
    expect(answer.status).toBe(status);
    if (status === 200) return;
    expect(answer.body["code"]).toBe("csrf.refused");
    expect(w.all()).toEqual(before);
  });
  test("with a bearer token is not asked, because no browser adds one by itself", async () => {
    const { me, post, cookie } = await aBrowser();
    const headers = { authorization: `Bearer ${me.token}`, origin: "https://evil.example", "sec-fetch-site": "cross-site" };
    expect((await post(headers)).status).toBe(200);
    expect((await post({ ...headers, ...cookie })).status).toBe(200);
  });
  test("is not asked of a read, which changes nothing", async () => {
    const { w, cookie } = await aBrowser();
    expect((await w.app.request("/v1/settings", { headers: { ...cookie, "sec-fetch-site": "cross-site" } })).status).toBe(200);
  });
  test("as a form of another site could make it is refused before it is read", async () => {
    const { w } = await aBrowser();
    const me = await w.person();
    const body = JSON.stringify({ email: me.email, password });
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"])
      expect((await w.app.request("/v1/sessions", { method: "POST", headers: { "content-type": type }, body })).status).toBe(415);
  });
});

describe("the cookies of a sign-in", () => {
  const signIn = async () => {
    const w = await aSetting();
    const me = await w.person();
    const answer = await w.send("POST /v1/sessions", { input: { email: me.email, password, workspace: w.province } });
    return { w, cookies: answer.headers.getSetCookie(), answer };
  };
  test("are out of reach of scripts and of other sites, and the refresh token's goes to its own paths only", async () => {
    const { cookies } = await signIn();
    expect(cookies).toHaveLength(3);
    for (const each of cookies) expect(each).toMatch(/; HttpOnly; Secure; SameSite=Lax$/);
    const paths = Object.fromEntries(cookies.map((each) => [each.split("=")[0], /Path=([^;]+)/.exec(each)?.[1]]));
    expect(paths).toEqual({ chuan_access: "/", chuan_refresh: "/v1/sessions", chuan_workspace: "/v1/sessions" });
  });
  test("are enough to go on with the session and to end it, from our own pages only", async () => {
    const { w, cookies } = await signIn();
    const headers = { cookie: cookies.map((each) => each.split(";")[0]).join("; "), "content-type": "application/json" };
    const post = (path: string, site: string) =>
      w.app.request(path, { method: "POST", headers: { ...headers, "sec-fetch-site": site }, body: "{}" });
    expect((await post("/v1/sessions/refresh", "cross-site")).status).toBe(403);
    expect((await post("/v1/sessions/end", "cross-site")).status).toBe(403);
    const refreshed = await told(await post("/v1/sessions/refresh", "same-origin"));
    expect([refreshed.status, refreshed.body["workspace"]]).toEqual([200, w.province]);
    const ended = await post("/v1/sessions/end", "same-origin");
    expect(ended.headers.getSetCookie().every((each) => each.includes("Max-Age=0"))).toBe(true);
  });
});

describe("every answer", () => {
  test.each([
    ["a success", "/health", api],
    ["a refusal", "/v1/settings", api],
    ["what is not there", "/nothing", api],
    ["the page of the API", "/docs", secure],
    ["its description", "/openapi.json", secure],
  ])("that tells %s carries the headers that keep it safe", async (_, path, wanted) => {
    const { w } = await aBrowser();
    const { headers } = await w.app.request(path);
    expect(Object.fromEntries(Object.keys(wanted).map((name) => [name, headers.get(name)]))).toEqual(wanted);
    expect(headers.get("access-control-allow-origin")).toBeNull();
    expect(headers.get("x-powered-by")).toBeNull();
    expect(headers.get("server")).toBeNull();
  });
  test("no other site is let in by a preflight", async () => {
    const { w } = await aBrowser();
    for (const line of lines) {
      const path = line.split(" ")[1]!.replace(/\{\w+\}/g, "x");
      const asked = { origin: "https://evil.example", "access-control-request-method": "POST" };
      const { status, headers } = await w.app.request(path, { method: "OPTIONS", headers: asked });
      expect([status, headers.get("access-control-allow-origin")]).toEqual([404, null]);
    }
  });
  test("a HEAD is its GET without the body, query and all", async () => {
    const { w, me } = await aBrowser();
    const headers = { authorization: `Bearer ${me.token}` };
    for (const path of ["/v1/adoptions?state=not_started&limit=1", "/v1/settings", "/v1/agencies?limit=999", "/docs", "/health"]) {
      const [get, head] = [await w.app.request(path, { headers }), await w.app.request(path, { method: "HEAD", headers })];
      const names = ["content-type", "etag", "cache-control"];
      expect([head.status, ...names.map((name) => head.headers.get(name))]).toEqual([
        get.status,
        ...names.map((name) => get.headers.get(name)),
      ]);
      expect(await head.text()).toBe("");
    }
  });
  test.each(["PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"])("%s changes nothing anywhere", async (method) => {
    const { w, me } = await aBrowser();
    const before = w.all();
    for (const line of lines) {
      const path = line.split(" ")[1]!.replace(/\{\w+\}/g, w.here.scope.agency);
      const request = Object.assign(new Request(`${here}${path}`, { headers: { authorization: `Bearer ${me.token}` } }));
      Object.defineProperty(request, "method", { value: method });
      expect((await w.whole.fetch(request)).status).toBe(404);
    }
    expect(w.all()).toEqual(before);
  });
});
