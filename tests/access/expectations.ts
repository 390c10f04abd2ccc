import { expect } from "vitest";
import type { Answer, Ask, Setting } from "./setting.ts";

/** A refusal as RFC 9457 has it, which names no record beyond what was sent. */
export function expectRefused(answer: Answer, { status, code }: { status: number; code: string }, secrets: readonly string[]): void {
  expect({ status: answer.status, code: answer.body["code"] }).toEqual({ status, code });
  expectProblem(answer);
  expect(secrets.filter((secret) => answer.text.includes(secret))).toEqual([]);
}

export function expectProblem(answer: Answer): void {
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  const { code, requestId, title, detail, status } = answer.body;
  expect(status).toBe(answer.status);
  expect([typeof code, typeof title, typeof detail]).toEqual(["string", "string", "string"]);
  expect(requestId).toMatch(/^[\w-]{8,64}$/);
  expect(answer.headers.get("x-request-id")).toBe(requestId);
}

/** Everything by which a record could be recognised: ids, names and addresses that are stored and were not sent. */
export function secretsOf(w: Setting, sent: Ask): string[] {
  const said = JSON.stringify(sent);
  const found = new Set<string>();
  for (const item of w.bare.dump()) {
    for (const name of ["id", "name", "email", "code", "secretHash"]) if (typeof item[name] === "string") found.add(item[name]);
  }
  return [...found].filter((text) => text.length > 3 && !said.includes(text) && !/^(ado_\d{4}|set_province)$/.test(text));
}

export const expectServed = (answer: Answer): void =>
  expect({ status: answer.status, refusal: answer.status === 200 ? "" : answer.text }).toEqual({ status: 200, refusal: "" });

/** The log of everything that was asked of this platform: nothing broke, and no line names a person or carries a token. */
export function expectQuiet(w: Setting): void {
  expect(w.log.filter((line) => "error" in line)).toEqual([]);
  const text = w.log.map((line) => JSON.stringify(line)).join("\n");
  const people = w.bare.dump().flatMap((item) => ("email" in item ? [item["email"], item["name"], item.sk] : []));
  expect(people.filter((word) => text.includes(String(word)))).toEqual([]);
  expect(text).not.toMatch(/@|eyJ|(mbr|acc|cli)_|[A-Za-z0-9_-]{43}/);
}
