import { describe, expect, test } from "vitest";
import { aSetting, told } from "../../../tests/access/setting.ts";

describe("language", () => {
  test.each([
    [undefined, "vi", "Chưa đăng nhập"],
    ["vi", "vi", "Chưa đăng nhập"],
    ["vi-VN,vi;q=0.9,en;q=0.8", "vi", "Chưa đăng nhập"],
    ["en", "en", "Not signed in"],
    ["en-GB,en;q=0.9,vi;q=0.1", "en", "Not signed in"],
    ["fr,de", "vi", "Chưa đăng nhập"],
    ["", "vi", "Chưa đăng nhập"],
  ])("Accept-Language %s is answered in %s", async (header, language, title) => {
    const w = await aSetting();
    const { headers, body } = await w.send("GET /v1/settings", {}, undefined, header === undefined ? {} : { "accept-language": header });
    expect([headers.get("content-language"), body["title"]]).toEqual([language, title]);
  });
  test("every field at fault is told in the language that was asked for", async () => {
    const w = await aSetting();
    const me = await w.member(w.desk, "province_lead");
    const fault = async (language: string) =>
      (await w.send("POST /v1/agencies", { input: {} }, me.token, { "accept-language": language })).body["errors"] as { message: string }[];
    const [vi, en] = [await fault("vi"), await fault("en")];
    expect(vi.map(({ message }) => message)).toContain("Thiếu giá trị bắt buộc.");
    expect(en.map(({ message }) => message)).toContain("This value is required.");
    expect(vi.length).toBe(en.length);
  });
});

describe("the id of a request", () => {
  test("is the caller's when it is plain, and stands in the answer, the log and the trail", async () => {
    const w = await aSetting();
    const me = await w.member(w.desk, "province_lead");
    const id = "cong-mot-cua-0001";
    const answer = await w.send("POST /v1/settings", { input: { agencyReportDue: "11-15" } }, me.token, { "x-request-id": id });
    expect(answer.headers.get("x-request-id")).toBe(id);
    expect(w.log.at(-1)!.requestId).toBe(id);
    expect(w.bare.dump().filter((item) => item["request"] === id)).toHaveLength(1);
  });
  test.each(["a", "a".repeat(65), "<script>", "a b c d e f g", "nguoi@tinh.gov.vn", "12345678;", ""])(
    "is ours when theirs is «%s»",
    async (given) => {
      const w = await aSetting();
      const { body } = await w.send("GET /v1/settings", {}, undefined, { "x-request-id": given });
      expect(body["requestId"]).toMatch(/^[\da-f-]{36}$/);
    },
  );
  test.each(["/", "/v1", "/v1/nothing", "/v1/agencies/x/y/z", "/v1/operator/nothing", "/v1/national", "/v1/sessions/nothing", "/.env"])(
    "stands in the refusal of %s, which is no address",
    async (path) => {
      const w = await aSetting();
      const answer = await told(await w.app.request(path));
      expect(answer.body).toMatchObject({ status: 404, code: "route.not_found", requestId: answer.headers.get("x-request-id") });
      expect(answer.body["requestId"]).toMatch(/^[\da-f-]{36}$/);
    },
  );
});
