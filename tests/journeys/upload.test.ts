import { whoIs } from "@chuan/core/accounts";
import { mintAccess } from "@chuan/core/tokens";
import { create } from "@chuan/core/agencies";
import { asJob } from "@chuan/core/entrance";
import { inviteToAgency } from "@chuan/core/people";
import { onboard } from "@chuan/core/provinces";
import { type OperatorCtx, type ProvinceCtx, ProvinceKey, within } from "@chuan/kernel";
import { dataFolder, openPlatform, startServer } from "@chuan/local";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { aPdf, claimOf } from "../sending.ts";
import { anActor } from "../world.ts";

const province = ProvinceKey.parse("22.2025" as ProvinceKey);

/** A server on a free port with one agency, and its secretary's way of asking it. */
async function served() {
  const folder = mkdtempSync(path.join(tmpdir(), "chuan-upload-"));
  const platform = await openPlatform({ folder: dataFolder(folder), stage: "development", origin: "http://localhost" });
  const server = await startServer(platform, { port: 0, version: "test" });
  onTestFinished(async () => {
    await server.stop();
    rmSync(folder, { recursive: true });
  });
  const means = platform.means("test");
  await onboard(asJob<OperatorCtx>(means, anActor(), { level: "operator" }), { province, admin: { email: "a@b.gov.vn", name: "An" } });
  const desk = asJob<ProvinceCtx>(means, anActor(), { level: "province", province });
  const agency = await create(desk, { code: "SO.A", name: "Sở Tư pháp", type: "department" });
  const email = "mai@b.gov.vn";
  const mai = await inviteToAgency(within(desk, agency.id), { email, name: "Đỗ Thị Mai", roles: ["iso_secretary"] });
  const claims = {
    sub: mai.id,
    who: whoIs(email),
    sid: "ses_test",
    kind: "user" as const,
    name: mai.name,
    level: "province" as const,
    province,
  };
  const token = await mintAccess(platform.ring, { ...claims, agency: agency.id }, 10, platform.clock());
  const origin = `http://127.0.0.1:${server.port}`;
  const ask = async (method: string, line: string, body?: object) => {
    const response = await fetch(`${origin}/v1/agencies/${agency.id}${line}`, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    // Safe: each caller says what it reads of the answer.
    return { status: response.status, body: (await response.json()) as never };
  };
  return { origin, ask };
}

test("a secretary sends a file over HTTP, attaches it, reads it back and prints it; addresses bent or of another method are refused", async () => {
  const { origin, ask } = await served();
  const bytes = aPdf("Noi dung");
  const made = await ask("POST", "/documents", { code: "QT.01", title: "Quy trình", kind: "process" });
  const { id: document, draft } = made.body as { id: string; draft: string };
  const asked = (await ask("POST", "/uploads", claimOf(bytes, "Quy trình số 1.pdf"))).body as {
    upload: { id: string; url: string; headers: Record<string, string> };
  };
  const { id, url, headers } = asked.upload;
  expect((await fetch(`${origin}${url}`, { method: "PUT", headers, body: new Uint8Array(aPdf("Khac")) })).status).toBe(422);
  expect((await fetch(`${origin}${url}`, { method: "DELETE" })).status).toBe(403);
  expect((await fetch(`${origin}${url}`, { method: "PUT", headers, body: new Uint8Array(bytes) })).status).toBe(204);
  const { sha256 } = claimOf(bytes);
  expect((await ask("POST", `/uploads/${id}/confirm`, { sha256 })).status).toBe(200);
  expect((await ask("POST", `/versions/${draft}/attach`, { sha256, as: "content" })).status).toBe(200);

  const link = (await ask("GET", `/documents/${document}/versions/${draft}/file`)).body as { url: string; name: string };
  const got = await fetch(`${origin}${link.url}`);
  expect([got.status, got.headers.get("x-content-type-options")]).toEqual([200, "nosniff"]);
  expect(decodeURIComponent(got.headers.get("content-disposition")!)).toContain("DỰ THẢO - Quy trình số 1.pdf");
  expect(Buffer.from(await got.arrayBuffer()).equals(bytes)).toBe(true);
  expect((await fetch(`${origin}${link.url.replace("name=", "name=x")}`)).status).toBe(403);
  const print = (await ask("GET", `/documents/${document}/versions/${draft}/print`)).body as { url: string };
  expect(
    Buffer.from(await (await fetch(`${origin}${print.url}`)).arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe("%PDF-");
});
