import { approve, describe, dispose, withdraw } from "@chuan/core/documents";
import { finish, register, updates } from "@chuan/core/laws";
import type { AgencyCtx } from "@chuan/kernel";
import { aDocument, atWork, type someDocuments } from "./office.ts";
import type { Site } from "./site.ts";

type Desk = { secretary: AgencyCtx; head: AgencyCtx };
type Documents = Awaited<ReturnType<typeof someDocuments>>;

/** Texts of others as an office has them: in use, late to be judged, waiting for the head. @returns a law in use */
export async function someLaws({ secretary, head }: Desk, { held, revised, awaiting }: Documents): Promise<string> {
  const law = await register(secretary, {
    number: "118/2025/NĐ-CP",
    title: "Về thực hiện thủ tục hành chính theo cơ chế một cửa, một cửa liên thông tại Bộ phận Một cửa và Cổng Dịch vụ công quốc gia",
    issuer: "Chính phủ",
    issuedOn: "2025-06-09",
    effectiveFrom: "2025-07-01",
    keptAt: "Văn phòng, tủ 2",
    link: "https://vanban.chinhphu.vn/118-2025",
    cited: [held.document, revised.document, awaiting.document],
  });
  if (law.state === "active") await approve(head, { document: law.id, id: law.draft! });
  const open = (await updates(secretary, {})).items;
  const said = ["Thủ tục này không thay đổi về thành phần hồ sơ, thời hạn."];
  for (const [i, how] of said.entries()) await finish(secretary, { id: open[i]!.id, outcome: "unaffected", how });
  await register(secretary, {
    nature: "standard",
    number: "TCVN ISO 9001:2015",
    title: "Hệ thống quản lý chất lượng – Các yêu cầu",
    issuer: "Bộ Khoa học và Công nghệ",
    effectiveFrom: "2015-12-31",
    keptAt: "Thư ký ISO",
    cited: [held.document],
  });
  await register(secretary, {
    number: "30/2020/NĐ-CP",
    title: "Về công tác văn thư",
    issuer: "Chính phủ",
    issuedOn: "2020-03-05",
    effectiveFrom: "2026-10-05",
    cited: [held.document],
  });
  return law.id;
}

const day = 86_400_000;
/** An agency with a document that was kept long enough, and one whose content was destroyed. */
export async function aShelf(site: Site) {
  site.turnClock(-800 * day);
  const ward = await site.agency(await site.province("31"), "Phường Hồng Bàng");
  const secretary = await site.member(ward, "iso_secretary", { name: "Phạm Thị Thu Hà", title: "Công chức Văn phòng" });
  const head = await site.member(ward, "agency_head", { name: "Đỗ Mạnh Hùng", title: "Chủ tịch UBND phường" });
  const desk = async () => ({
    secretary: await atWork(site, ward, secretary, "Phạm Thị Thu Hà"),
    head: await atWork(site, ward, head, "Đỗ Mạnh Hùng"),
  });
  const withdrawn = async (title: string) => {
    const then = await desk();
    const made = await aDocument(then, title, "in_force");
    await describe(then.secretary, { id: made.document, retentionYears: 1 });
    await withdraw(then.head, { id: made.document, reason: "Gộp vào quy chế làm việc của Ủy ban nhân dân phường" });
    return made;
  };
  const over = await withdrawn("Quy trình tiếp công dân");
  const gone = await withdrawn("Quy trình quản lý văn bản đến");
  site.turnClock(500 * day);
  const now = await desk();
  await dispose(now.head, {
    document: gone.document,
    id: gone.version,
    reason: "Hết thời hạn lưu",
    decision: { number: "27/QĐ-UBND", on: "2025-01-15" },
    method: "Xóa trên hệ thống, bản giấy cắt nhỏ",
    witnesses: [now.secretary.actor.id as never],
  });
  site.turnClock(300 * day);
  return { agency: ward.scope.agency, head, over: over.document, gone: gone.document };
}
