import { execFileSync } from "node:child_process";
import path from "node:path";
import { expect, test } from "vitest";
import { ofAccess } from "../../packages/web/app/problem.ts";
import { compileMessages, faultsIn, sentencesOf } from "../../packages/web/tools/messages.ts";
import { strangers } from "../access/callers.ts";
import { cases, rightful } from "../access/cases.ts";
import { aSetting } from "../access/setting.ts";

const web = path.resolve(import.meta.dirname, "../../packages/web");

test("every sentence of the web application is there in Vietnamese and in English, with the same values", () => {
  expect(faultsIn(sentencesOf(path.join(web, "messages")))).toEqual([]);
});

test("a sentence that one language lacks, or that names another value there, is told", () => {
  expect(faultsIn({ vi: { a: "Chào {name}", b: "Có" }, en: { a: "Hello {who}", b: " " } })).toEqual([
    "a: {name} ≠ {who}",
    "b: chưa có trong en · missing in en",
  ]);
});

test("the web application is soundly typed against the API as it is now", async () => {
  await compileMessages();
  const tsc = path.resolve(web, "../../node_modules/.bin/tsc");
  const run = () => execFileSync(tsc, ["-p", path.join(web, "tsconfig.app.json")], { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  expect(run).not.toThrow();
}, 300_000);

test("what refuses an access token is what the web application cures by renewing, and nothing else", async () => {
  const [setting, c] = [await aSetting(), cases.find(({ open }) => !open)!];
  const codes = (await strangers(c, setting, await rightful(c, setting))).map(({ code }) => code);
  expect([...ofAccess].toSorted()).toEqual([...new Set(codes)].toSorted());
});
