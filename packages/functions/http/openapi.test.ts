import { permissions } from "@chuan/core/access";
import { expect, test } from "vitest";
import { aSetting, type Line, lines, routes, told } from "../../../tests/access/setting.ts";
import { openRoutes, verbsOf } from "../index.ts";

type Operation = {
  operationId: string;
  "x-permission": string;
  security?: object[];
  parameters: { name: string; in: string; required: boolean; schema: object }[];
  requestBody?: { content: { "application/json": { schema: { properties: object; required: string[] } } } };
  responses: { [status: string]: { description: string; content: object } };
};
type Document = {
  openapi: string;
  info: object;
  paths: { [path: string]: { [method: string]: Operation } };
  components: { schemas: { [name: string]: object } };
};

const { app } = await aSetting();
const document = (await told(await app.request("/openapi.json"))).body as unknown as Document;
const operationOf = (line: Line) => {
  const [method = "", path = ""] = line.split(" ");
  return document.paths[path]?.[method.toLowerCase()];
};
/** Every object anywhere in a value. */
const within = (value: unknown): Record<string, unknown>[] =>
  typeof value !== "object" || value === null ? [] : [value as Record<string, unknown>, ...Object.values(value).flatMap(within)];

test("the description is OpenAPI 3.1 with a title and a version", () => {
  expect(document.openapi).toBe("3.1.0");
  expect(document.info).toMatchObject({ title: "Chuẩn", version: "test" });
});
test("it has every route there is, and no other", () => {
  const described = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(described.toSorted()).toEqual([...lines].toSorted());
});
test.each(lines)("%s is described as it is served", (line) => {
  const operation = operationOf(line)!;
  const [verb] = verbsOf(routes[line]);
  expect(operation["x-permission"]).toBe(verb!.can);
  if (!/^(session:open|ticket:use|account:self)$/.test(verb!.can)) expect(permissions).toHaveProperty([verb!.can]);
  expect(operation.security === undefined).toBe(openRoutes.has(line));
  const inPath = [...line.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  expect(operation.parameters.filter((each) => each.in === "path").map(({ name, required }) => [name, required])).toEqual(
    inPath.map((name) => [name, true]),
  );
  expect(new Set(operation.parameters.map((each) => `${each.in} ${each.name}`)).size).toBe(operation.parameters.length);
  expect(Object.keys(operation.responses)).toEqual(
    expect.arrayContaining(["200", "401", "403", "404", "409", "412", "415", "422", "429", "500"]),
  );
  if (line.startsWith("GET")) expect(operation.requestBody).toBeUndefined();
});
test("every operation has a name of its own", () => {
  const names = lines.map((line) => operationOf(line)!.operationId);
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
});
test("every reference leads somewhere, and every schema is used", () => {
  const refs = within(document).flatMap((each) => (typeof each["$ref"] === "string" ? [each["$ref"]] : []));
  const known = Object.keys(document.components.schemas).map((name) => `#/components/schemas/${name}`);
  expect(refs.filter((ref) => !known.includes(ref))).toEqual([]);
});
test("no name of a stored secret stands in it", () => {
  const names = within(document.components.schemas).flatMap((each) => Object.keys((each["properties"] as object | undefined) ?? {}));
  expect(names.filter((name) => /^secret[A-Z]|hash$/i.test(name) && name !== "hash")).toEqual([]);
});

test("the page for people comes from our own files and asks no other host", async () => {
  const page = await told(await app.request("/docs"));
  expect(page.status).toBe(200);
  const policy = page.headers.get("content-security-policy")!;
  expect(policy.match(/https?:|\*/g)).toBeNull();
  expect(policy).toContain("default-src 'none'");
  const files = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, file]) => file!);
  expect(files.length).toBeGreaterThan(2);
  for (const file of files) {
    expect(file).toMatch(/^\/docs\//);
    const { status, headers, text } = await told(await app.request(file));
    expect([status, headers.get("x-content-type-options")]).toEqual([200, "nosniff"]);
    expect(text).not.toMatch(/@import\s+url\(["']?https?:/);
    expect(text.match(/(?:src|href)="https?:[^"]*\.(?:js|css|woff2?)"/g)).toBeNull();
  }
  for (const outside of ["/docs/package.json", "/docs/..%2fpackage.json", "/docs/index.ts"])
    expect((await app.request(outside)).status).toBe(404);
});
