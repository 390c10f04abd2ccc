import { inviteToPlatform } from "@chuan/core/people";
import { expect, test } from "vitest";
import { aWhole, password } from "../whole.ts";

const reason = "Chuyển công tác.";
const file = (...rows: string[]) => {
  const text = ["mã cơ quan,tên cơ quan,loại cơ quan", ...rows].join("\n");
  return { name: "danh-sach.csv", content: Buffer.from(text).toString("base64") };
};
const sound = ["SO.01,Sở Khoa học và Công nghệ,Sở ban ngành", "SO.02,Sở Nội vụ,Sở ban ngành", "P.01,Phường Hồng Gai,Phường"];

test("a province comes aboard, its agencies enter, the nation reads the sums, and nobody reads what is not theirs", async () => {
  const whole = aWhole();
  const { ask, settle } = whole;
  /** The answer to a request that must succeed. */
  const done = async (...said: Parameters<typeof ask>) => {
    const { status, body } = await ask(...said);
    expect([said[0], status, status === 200 ? "" : body]).toEqual([said[0], 200, ""]);
    return body;
  };
  const refused = async (...said: Parameters<typeof ask>) => {
    const { status, body } = await ask(...said);
    return `${status} ${String(body["code"])}`;
  };

  // The operator brings two provinces aboard; each administrator gets a letter, accepts and signs in.
  await inviteToPlatform(whole.operator, { email: "van.hanh@chuan.vn", name: "Vũ Thị Lan", roles: ["operator"] });
  await inviteToPlatform(whole.operator, { email: "phan.tich@gov.vn", name: "Hoàng Anh Tuấn", roles: ["national_analyst"] });
  const operator = await whole.arrives("van.hanh@chuan.vn");
  const admin = { email: "chu.tri@quangninh.gov.vn", name: "Nguyễn Thị Hạnh", title: "Trưởng phòng" };
  expect(await done("POST /v1/operator/provinces", operator, { province: "22", admin })).toMatchObject({ province: "22.2025" });
  await done("POST /v1/operator/provinces", operator, { province: "24", admin: { email: "chu.tri@bacninh.gov.vn", name: "Trần Văn B" } });
  const lead = await whole.arrives(admin.email);
  const other = await whole.arrives("chu.tri@bacninh.gov.vn");
  expect(await done("GET /v1/settings", lead)).toMatchObject({ edition: "2015" });

  // The list has two wrong rows: both are told by row and column, nothing is imported. Mended, it is imported whole.
  const wrong = file(...sound, "SO.02,Sở Nội vụ lần nữa,Sở ban ngành", "P.02,Phường Bãi Cháy,Quận");
  const checked = await done("POST /v1/imports/check", lead, wrong);
  expect(checked).toMatchObject({
    ok: false,
    problems: [
      { row: 5, column: "mã cơ quan", code: "import.repeated" },
      { row: 6, column: "loại cơ quan", code: "import.unknown_value" },
    ],
  });
  expect(await refused("POST /v1/imports", lead, wrong)).toBe("422 import.faults");
  expect((await done("GET /v1/agencies", lead)).items).toEqual([]);
  const mended = file(...sound, "P.02,Phường Bãi Cháy,Phường");
  expect(await done("POST /v1/imports/check", lead, mended)).toMatchObject({ ok: true, create: 4 });
  expect(await done("POST /v1/imports", lead, mended, { "idempotency-key": "lan-mot" })).toMatchObject({ state: "applied", created: 4 });
  expect(await done("POST /v1/imports", lead, mended, { "idempotency-key": "lan-mot" })).toMatchObject({ created: 4 });
  const agencies = (await done("GET /v1/agencies", lead)).items!;
  expect(agencies.map(({ code }) => code)).toEqual(["P.01", "P.02", "SO.01", "SO.02"]);
  const agency = `/v1/agencies/${String(agencies[2]!["id"])}`;
  const stranger = `/v1/agencies/${String(agencies[3]!["id"])}`;

  // A head and an ISO secretary of one agency are invited, accept and sign in.
  const head = { email: "thu.truong@quangninh.gov.vn", name: "Phạm Văn Lợi", roles: ["agency_head"] };
  const secretary = { email: "thu.ky@quangninh.gov.vn", name: "Đỗ Thị Mai", roles: ["iso_secretary"] };
  await done(`POST ${agency}/members`, lead, head);
  const { id: secretaryId } = await done(`POST ${agency}/members`, lead, secretary);
  const [asHead, asSecretary] = [await whole.arrives(head.email), await whole.arrives(secretary.email)];
  const places = (await done("GET /v1/me", asSecretary))["links"];
  expect(places).toMatchObject([{ workspace: "22.2025", roles: ["iso_secretary"], places: [{ name: "Sở Khoa học và Công nghệ" }] }]);

  // The secretary plans, builds and applies; only the head confirms and declares.
  const adoption = `${agency}/adoptions/ado_2015`;
  const scope = { covered: 80, inForce: 80 };
  const declaration = { basis: "15/CB-SKHCN", conformity: "self_declared", scope, signer: head.name };
  await done(`POST ${adoption}/plan`, asSecretary, { due: "2026-12-31" });
  expect((await done(`GET ${agency}/tasks`, asSecretary, { to: "iso_secretary" })).items).toMatchObject([
    { what: "declare", due: "2026-12-31" },
  ]);
  await done(`POST ${adoption}/build`, asSecretary);
  await done(`POST ${adoption}/apply`, asSecretary, { scope });
  expect(await refused(`POST ${adoption}/confirm`, asSecretary, { confirmedBy: head.name })).toBe("403 access.forbidden");
  await done(`POST ${adoption}/confirm`, asHead, { confirmedBy: head.name });
  const declared = await done(`POST ${adoption}/declare`, asHead, declaration);
  expect(declared).toMatchObject({ state: "declared", standing: true, history: { length: 6 } });
  expect((await done(`GET ${agency}/tasks`, asSecretary, { to: "iso_secretary" })).items).toEqual([]);
  expect((await done(`GET ${agency}/trail`, asHead)).items![0]).toMatchObject({ command: "adoption.declare", by: { name: head.name } });

  // Province, nation and agency read exact sums.
  await settle();
  const sums = { agencies: 4, declared: 1, declared_full: 1, self_declared: 1, not_started: 3 };
  expect(await done("GET /v1/rollups", lead)).toMatchObject({ counts: sums, shares: { declared: 25 } });
  expect((await done("GET /v1/adoptions", lead, { state: "declared" })).items).toMatchObject([{ agency: { code: "SO.01" } }]);
  const analyst = await whole.arrives("phan.tich@gov.vn");
  expect(await done("GET /v1/national/aggregates", analyst)).toMatchObject({
    total: { counts: sums, shares: { declared: 25 } },
    groups: [
      { key: "22.2025", counts: sums },
      { key: "24.2025", counts: { agencies: 0 }, shares: { declared: null } },
    ],
  });
  expect(await done("GET /v1/rollups", asHead)).toMatchObject({ counts: { agencies: 1, declared: 1 } });

  // Another province sees nothing of it; neither does another agency's id lead anywhere, nor a workspace to the nation or back.
  expect((await done("GET /v1/agencies", other)).items).toEqual([]);
  expect(await done("GET /v1/rollups", other)).toMatchObject({ counts: { agencies: 0 }, shares: { declared: null } });
  for (const line of [
    `GET ${agency}`,
    `GET ${agency}/adoptions`,
    `GET ${agency}/members`,
    `GET ${agency}/trail`,
    `POST ${adoption}/restart`,
  ])
    expect(await refused(line, other, line.startsWith("POST") ? { reason } : undefined)).toBe("404 agency.not_found");
  expect(await refused(`GET ${stranger}/adoptions`, asHead)).toBe("404 agency.not_found");
  expect(await refused("GET /v1/agencies", analyst)).toBe("403 access.other_room");
  expect(await refused("GET /v1/national/aggregates", lead)).toBe("403 access.not_national");
  expect(await refused("GET /v1/operator/provinces", lead)).toBe("403 access.not_operator");
  expect(await refused("GET /v1/agencies", undefined)).toBe("401 access.unauthenticated");

  // Who is deactivated is out with the next request, and signs in nowhere after.
  await done(`POST ${agency}/members/${String(secretaryId)}/deactivate`, asHead, { reason });
  expect(await refused(`GET ${agency}/adoptions`, asSecretary)).toBe("404 agency.not_found");
  await settle();
  const after = await done("POST /v1/sessions", undefined, { email: secretary.email, password });
  expect(after).toMatchObject({ workspace: null, links: [] });

  // A program with a scope reads the figures and no more; revoked, it is out.
  const client = await done("POST /v1/clients", lead, { name: "Cổng số liệu", scopes: ["figures:read"] });
  await settle();
  const key = { clientId: client["id"], clientSecret: client["clientSecret"] };
  const program = String((await done("POST /v1/tokens", undefined, key))["accessToken"]);
  expect(await done("GET /v1/rollups", program)).toMatchObject({ counts: sums });
  expect(await refused("GET /v1/agencies", program)).toBe("403 access.forbidden");
  await done(`POST /v1/clients/${String(client["id"])}/revoke`, lead, { reason });
  expect(await refused("GET /v1/rollups", program)).toBe("401 client.ended");
  await settle();
  expect(await refused("POST /v1/tokens", undefined, key)).toBe("401 session.refused");
  expect(whole.errors).toEqual([]);
});
