import { expect, test } from "vitest";
import { environmentOf, environments, type FunctionName } from "./environment.ts";

const given: { readonly [name: string]: string } = {
  STAGE: "production",
  ORIGIN: "https://chuan.example.vn",
  VERSION: "0.1.0",
  TABLE_NAME: "chuan-table",
  SILOS: '{"22.2025":{"table":"chuan-22","bucket":"chuan-22-files"}}',
  TENANT_ROLE_ARN: "arn:aws:iam::123456789012:role/tenant",
  JWKS_SECRET_ARN: "arn:jwks",
  SIGNING_RING_SECRET_ARN: "arn:ring",
  TICKET_KEY_SECRET_ARN: "arn:ticket",
  DOCUMENTS_BUCKET: "chuan-documents",
  ANCHORS_BUCKET: "chuan-anchors",
  LOCK_DAYS: "0",
  MAIL_FROM: "khong-tra-loi@chuan.example.vn",
  MAIL_CONFIGURATION_SET: "chuan-mail",
};
const names = Object.keys(environments) as FunctionName[];

test.for(names)("%s starts with what it is given, and names whatever is missing", (name) => {
  environmentOf(name, given);
  for (const variable of Object.keys(environments[name])) {
    const { [variable]: _, ...rest } = given;
    expect(() => environmentOf(name, rest)).toThrow(variable);
  }
});

test("silos are told by province; a malformed list stops the function instead of sending a province's data elsewhere", () => {
  expect(environmentOf("projector", given).SILOS).toEqual({ "22.2025": { table: "chuan-22", bucket: "chuan-22-files" } });
  for (const SILOS of ["", "[]", '{"22":{"table":"a","bucket":"b"}}', '{"22.2025":{"table":"a"}}'])
    expect(() => environmentOf("projector", { ...given, SILOS })).toThrow();
});

test("only what signs in has the signing keys, and what serves a province has no secret at all", () => {
  const secrets = (name: FunctionName) => Object.keys(environments[name]).filter((one) => /RING|TICKET/.test(one));
  expect(Object.fromEntries(names.map((name) => [name, secrets(name)]))).toEqual({
    workspace: [],
    identity: ["SIGNING_RING_SECRET_ARN", "TICKET_KEY_SECRET_ARN"],
    national: [],
    operator: [],
    projector: [],
    clerk: ["TICKET_KEY_SECRET_ARN"],
    clock: ["SIGNING_RING_SECRET_ARN", "TICKET_KEY_SECRET_ARN"],
  });
});
