import { statusOf } from "@chuan/kernel";
import * as z from "zod";
import { type Route, type Routes, type Verb, verbsOf } from "./contents.ts";

/** Of a JSON Schema what is looked at here and in forms. */
export type Schema = { maxLength?: number; properties?: { [name: string]: Schema }; required?: string[] };

/** OpenAPI 3.1 from the same tables that serve. Zod writes the JSON Schema; nothing is stated twice. */
export function openapi(routes: Routes, open: ReadonlySet<string>, info: { title: string; version: string; description: string }) {
  const schemas = z.toJSONSchema(z.globalRegistry, {
    uri: (id) => `#/components/schemas/${id}`,
    io: "output",
    unrepresentable: "any",
  }).schemas;
  const paths: { [path: string]: { [method: string]: object } } = {};
  for (const [line, route] of Object.entries(routes)) {
    const [method = "", path = ""] = line.split(" ");
    paths[path] = { ...paths[path], [method.toLowerCase()]: operation(line, route, open.has(line)) };
  }
  const securitySchemes = {
    bearer: { type: "http", scheme: "bearer", bearerFormat: "JWT" },
    session: { type: "apiKey", in: "cookie", name: "chuan_access" },
  };
  return { openapi: "3.1.0", info, paths, components: { schemas: { ...schemas, Problem: problemSchema }, securitySchemes } };
}

function operation(line: string, route: Route, open: boolean) {
  const verb = verbsOf(route)[0]!;
  const { properties = {}, required = [] } = inputOf(verb);
  const inPath = [...line.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!);
  const rest = Object.keys(properties).filter((name) => !inPath.includes(name));
  const parameter = (where: string) => (name: string) => ({
    name,
    in: where,
    required: where === "path" || required.includes(name),
    schema: properties[name] ?? { type: "string" },
  });
  const body = {
    type: "object",
    properties: Object.fromEntries(rest.map((name) => [name, properties[name]])),
    required: required.filter((name) => rest.includes(name)),
  };
  const write = verb.does === "command";
  const byScope = "does" in route ? [] : [{ name: "agency", in: "query", required: false, schema: { type: "string" } }];
  return {
    // A verb may stand at several routes, so the route names the operation: `post.agencies.id.rename`.
    operationId: line.toLowerCase().replace(" /v1", "").replace(/[{}]/g, "").replaceAll("/", "."),
    summary: verb.title,
    tags: [verb.title.split(".")[0]],
    "x-permission": verb.can,
    ...(open ? {} : { security: [{ bearer: [] }, { session: [] }] }),
    parameters: [...inPath.map(parameter("path")), ...byScope, ...(write ? headers : rest.map(parameter("query")))],
    ...(write && rest.length > 0 ? { requestBody: { required: true, content: { "application/json": { schema: body } } } } : {}),
    responses: { 200: { description: "OK", content: { "application/json": { schema: refTo(verb.answer) } } }, ...refusals },
  };
}

/** What a verb takes, as JSON Schema. */
export const inputOf = (verb: Verb) => placed(z.toJSONSchema(verb.input, { io: "input", unrepresentable: "any" }));

/** A schema that stands within the document: what it refers to stands among the components, not beside it. */
function placed(schema: object): Schema {
  const text = JSON.stringify(schema).replaceAll('"$ref":"#/$defs/', '"$ref":"#/components/schemas/');
  const { $schema: _, $defs: __, ...rest } = JSON.parse(text) as Schema & { $schema?: unknown; $defs?: unknown };
  return rest;
}

function refTo(schema: z.ZodType): object {
  const id = z.globalRegistry.get(schema)?.id;
  if (id) return { $ref: `#/components/schemas/${id}` };
  return placed(z.toJSONSchema(schema, { unrepresentable: "any" }));
}

const headers = [
  { name: "If-Match", in: "header", required: false, schema: { type: "string" }, description: 'Phiên bản đã xem, ví dụ "3".' },
  {
    name: "Idempotency-Key",
    in: "header",
    required: false,
    schema: { type: "string", maxLength: 128 },
    description: "Gửi lại cùng khóa là cùng một việc.",
  },
];
const refusals = Object.fromEntries(
  [...new Set(Object.values(statusOf))].map((status) => [
    status,
    { description: "Problem", content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } } },
  ]),
);
const problemSchema = {
  type: "object",
  required: ["title", "status", "code", "detail", "requestId"],
  properties: {
    type: { type: "string" },
    title: { type: "string" },
    status: { type: "integer" },
    code: { type: "string" },
    detail: { type: "string" },
    requestId: { type: "string" },
    version: { type: "integer" },
    errors: { type: "array", items: { type: "object", properties: { path: { type: "string" }, message: { type: "string" } } } },
  },
};
