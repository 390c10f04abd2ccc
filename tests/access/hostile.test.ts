import { afterAll, describe, expect, test } from "vitest";
import { askOf, type Case, cases, rightful } from "./cases.ts";
import { expectProblem, expectQuiet } from "./expectations.ts";
import { anyBody, badFields, badHeaders, badPaths, badQueries, type Hostile } from "./hostile.ts";
import { type Ask, aSetting, type Setting, type Someone, told } from "./setting.ts";

const slowest = { what: "", ms: 0 };
const named = (test: (c: Case) => boolean) => cases.filter(test).map((c) => [c.name, c] as const);
const posts = named(({ line }) => line.startsWith("POST"));
const gets = named(({ line }) => line.startsWith("GET"));
const withPath = named(({ line }) => line.includes("{"));

/** Every field of a path in its place. */
const pathOf = ({ line }: Case, values: { readonly [name: string]: string }) =>
  line.split(" ")[1]!.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");

async function arranged(c: Case): Promise<{ w: Setting; me: Someone; ask: Ask }> {
  const w = await aSetting();
  const me = await rightful(c, w);
  return { w, me, ask: await askOf(c, w, me) };
}

/** Refused with a 4xx that names the field where there is one, within half a second. */
async function expectHeldOff({ what, field, code }: Hostile, request: () => Response | Promise<Response>): Promise<void> {
  const start = performance.now();
  const answer = await told(await request());
  const ms = performance.now() - start;
  if (ms > slowest.ms) Object.assign(slowest, { what, ms });
  expect({ what, status: answer.status >= 400 && answer.status < 500 ? "4xx" : answer.status }).toEqual({ what, status: "4xx" });
  expectProblem(answer);
  if (code !== undefined) expect({ what, code: answer.body["code"] }).toEqual({ what, code });
  const paths = ((answer.body["errors"] ?? []) as { path: string }[]).map(({ path }) => path.split(".")[0]!);
  if (field !== undefined) expect({ what, paths }).toEqual({ what, paths: expect.arrayContaining([field]) as string[] });
}

describe.for(posts)("%s", ([, c]) => {
  test("holds off every body that is none, names the field at fault, changes nothing and breaks nowhere", async () => {
    const { w, me, ask } = await arranged(c);
    const before = w.all();
    const authorization = `Bearer ${me.token}`;
    for (const hostile of [...anyBody, ...badFields(c, ask)]) {
      const headers = { authorization, "content-type": "application/json" };
      const body = hostile.body as string;
      await expectHeldOff(hostile, () => w.app.request(pathOf(c, ask.path ?? {}), { method: "POST", headers, body }));
    }
    expect(w.all()).toEqual(before);
    expectQuiet(w);
  });

  test("holds off headers that mean nothing, and bodies that say they are no JSON", async () => {
    const { w, me, ask } = await arranged(c);
    const before = w.all();
    for (const hostile of badHeaders(c)) {
      const headers = { authorization: `Bearer ${me.token}`, "content-type": "application/json", ...hostile.headers };
      const body = JSON.stringify(ask.input ?? {});
      await expectHeldOff(hostile, () => w.app.request(pathOf(c, ask.path ?? {}), { method: "POST", headers, body }));
    }
    expect(w.all()).toEqual(before);
    expectQuiet(w);
  });
});

test.for(withPath)("%s holds off ids that no path was made for", async ([, c]) => {
  const { w, me, ask } = await arranged(c);
  const before = w.all();
  const [method = ""] = c.line.split(" ");
  const headers = { authorization: `Bearer ${me.token}`, "content-type": "application/json" };
  const body = method === "GET" ? {} : { body: JSON.stringify(ask.input ?? {}) };
  for (const name of Object.keys(ask.path ?? {}))
    for (const bad of badPaths) {
      const path = pathOf(c, { ...ask.path, [name]: bad });
      await expectHeldOff({ what: `${name}: ${bad}` }, () => w.app.request(path, { method, headers, ...body }));
    }
  expect(w.all()).toEqual(before);
  expectQuiet(w);
});

test.for(gets)("%s holds off queries that mean nothing", async ([, c]) => {
  const { w, me, ask } = await arranged(c);
  const before = w.all();
  const headers = { authorization: `Bearer ${me.token}` };
  const own = new URLSearchParams((ask.input ?? {}) as Record<string, string>).toString();
  for (const hostile of badQueries(c)) {
    const path = `${pathOf(c, ask.path ?? {})}?${hostile.query}&${own}`;
    await expectHeldOff(hostile, () => w.app.request(path, { headers }));
  }
  expect(w.all()).toEqual(before);
  expectQuiet(w);
});

afterAll(() => {
  // A refusal that takes long is a way to keep the server busy.
  expect({ ...slowest, soon: slowest.ms < 1000 }).toEqual({ ...slowest, soon: true });
});
