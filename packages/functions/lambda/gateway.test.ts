import { Hono } from "hono";
import { setCookie } from "hono/cookie";
import { expect, test } from "vitest";
import { eventOf, throughGateway } from "../../../tests/gateway.ts";
import { jsonBody } from "../http/body.ts";
import { viewerHeader } from "./environment.ts";
import { addressOf, gateway, mostAnswered } from "./gateway.ts";

function aFunction(make: (app: Hono) => unknown, open?: () => Promise<Hono>) {
  const app = new Hono();
  make(app);
  const lines: object[] = [];
  const handler = gateway({ version: "1.2.3", open: open ?? (async () => app), log: (line) => void lines.push(line) });
  return { handler, lines, ...throughGateway(handler) };
}

test("a body arrives the same, whether the gateway coded it or not", async () => {
  const { request } = aFunction((app) => app.post("/echo", async (c) => c.json(await jsonBody(c))));
  for (const name of ["Sở Tư pháp", "Sở Tư pháp!", "ắ", "✓✓"]) {
    const answer = await request("/echo", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ name }),
    });
    expect(await answer.json()).toEqual({ name });
  }
});

test("cookies come in together and go out one by one, and a query arrives as it was typed", async () => {
  const { request, handler } = aFunction((app) =>
    app.get("/say", (c) => {
      setCookie(c, "one", "1", { httpOnly: true });
      setCookie(c, "two", "2");
      return c.json({ cookie: c.req.header("cookie"), q: c.req.query("q") });
    }),
  );
  const answer = await request("/say?q=Qu%E1%BA%A3ng%20Ninh", { headers: { cookie: "a=1; b=2" } });
  expect(await answer.json()).toEqual({ cookie: "a=1; b=2", q: "Quảng Ninh" });
  expect(answer.headers.getSetCookie()).toEqual(["one=1; Path=/; HttpOnly", "two=2; Path=/"]);
  expect((await handler(await eventOf(new Request("https://chuan.test/say")))).cookies).toHaveLength(2);
});

test("an answer that fits is sent whole; a larger one is refused in words and with its request's id", async () => {
  const { request } = aFunction((app) => app.get("/:size", (c) => c.text("x".repeat(Number(c.req.param("size"))))));
  expect((await request(`/${mostAnswered - 2048}`)).status).toBe(200);
  const refusal = await request(`/${mostAnswered}`, { headers: { "accept-language": "en", "x-request-id": "req-12345678" } });
  expect(refusal.status).toBe(413);
  expect(await refusal.json()).toMatchObject({
    code: "answer.too_large",
    requestId: "req-12345678",
    detail: expect.stringContaining("smaller pages"),
  });
});

test("what counts is the answer as Lambda sends it: three million quotes do not fit, though the body would", async () => {
  const { request } = aFunction((app) => app.get("/quotes", (c) => c.text('"'.repeat(4_000_000))));
  expect((await request("/quotes")).status).toBe(413);
});

test("the gateway's id of the request is ours, unless the caller gave a plain one", async () => {
  const { request } = aFunction((app) => app.get("/id", (c) => c.json({ id: c.req.header("x-request-id") })));
  expect(await (await request("/id")).json()).toEqual({ id: "JKJaXmPLvHcESHA_" });
  expect(await (await request("/id", { headers: { "x-request-id": "caller-1234" } })).json()).toEqual({ id: "caller-1234" });
});

test("a function that cannot open answers 503 with a remedy, says why in its log and nowhere else, and tries again", async () => {
  let tries = 0;
  const open = async () => {
    if (++tries < 3) throw new Error("arn:aws:secret is empty");
    return new Hono().get("/", (c) => c.text("ready"));
  };
  const { request, lines } = aFunction(() => {}, open);
  for (let i = 0; i < 2; i++) {
    const refusal = await request("/health");
    expect([refusal.status, refusal.headers.get("retry-after")]).toEqual([503, "5"]);
    expect(await refusal.text()).not.toContain("arn:");
  }
  expect(JSON.stringify(lines[0])).toContain("arn:aws:secret is empty");
  expect((await request("/")).status).toBe(200);
  expect(tries).toBe(3);
});

test("what is not there is told in words; health needs what every request needs", async () => {
  const app = aFunction((app) => app.notFound((c) => c.json({ code: "route.not_found" }, 404)));
  expect((await app.request("/nowhere")).status).toBe(404);
  expect(await (await app.request("/health")).json()).toEqual({ status: "ok", version: "1.2.3" });
});

test("an address is the viewer's as the router tells it, else the one the gateway saw", async () => {
  const { request } = aFunction((app) => app.get("/", (c) => c.text(addressOf(c))));
  const from = async (headers = {}) => (await request("/", { headers })).text();
  expect(await from()).toBe("203.0.113.9");
  expect(await from({ [viewerHeader]: "2001:db8::7" })).toBe("2001:db8::7");
});

test("an error that nothing in the app has caught is a problem that tells nothing, and a line of the log that tells all", async () => {
  const { request, lines } = aFunction((app) => {
    app.get("/", () => {
      throw new Error("table chuan-22 fell over");
    });
    app.onError((error) => {
      throw error;
    });
  });
  const answer = await request("/");
  expect(answer.status).toBe(500);
  expect(await answer.json()).toMatchObject({ code: "internal", requestId: "JKJaXmPLvHcESHA_" });
  expect(JSON.stringify(lines)).toContain("chuan-22 fell over");
});
