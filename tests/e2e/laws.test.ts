import { agree, approve, create, sendForApproval, submit } from "@chuan/core/documents";
import { register } from "@chuan/core/laws";
import type { AgencyCtx } from "@chuan/kernel";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { aPdf } from "../sending.ts";
import { phone, signIn, visit } from "./browser.ts";
import { aShelf } from "./laws.ts";
import { aDocument, atWork } from "./office.ts";
import { password } from "./site.ts";
import { aSuite } from "./suite.ts";

let ward: AgencyCtx;
let people: { secretary: string; head: string };
const on = aSuite(async (site) => {
  ward = await site.agency(await site.province(), "Phường Hồng Gai");
  people = {
    secretary: await site.member(ward, "iso_secretary", { name: "Nguyễn Thị Ngọc Huyền" }),
    head: await site.member(ward, "agency_head", { name: "Trần Văn Út" }),
  };
});
const desk = async () => ({
  secretary: await atWork(on.site, ward, people.secretary, "Nguyễn Thị Ngọc Huyền"),
  head: await atWork(on.site, ward, people.head, "Trần Văn Út"),
});

test("new law from its registration to the last document judged: mended beside its field, its copy put with it, approved, a version begun for it, answered", async () => {
  const { head, secretary } = await desk();
  const held = await aDocument({ head, secretary }, "Quy trình tiếp nhận hồ sơ", "in_force");
  await aDocument({ head, secretary }, "Quy trình trả kết quả", "in_force");
  const { page, trouble, close } = await visit(on.browser, on.site);
  await signIn(page, people.secretary, `/agencies/${ward.scope.agency}/laws/new`);
  await page.getByLabel("Số, ký hiệu").fill("118/2025/NĐ-CP");
  await page.getByLabel("Tên văn bản").fill("Về cơ chế một cửa");
  await page.getByLabel("Cơ quan ban hành").fill("Chính phủ");
  await page.getByLabel("Có hiệu lực từ").fill("01/07/2025");
  await page.getByLabel("Bản điện tử").fill("vanban.chinhphu.vn/118");
  await page.getByLabel(/^Tài liệu của cơ quan/).fill("tiep nhan");
  await page.getByRole("button", { name: /Quy trình tiếp nhận hồ sơ/ }).click();
  await page.getByRole("button", { name: "Đăng ký văn bản" }).click();
  await page.getByText("Liên kết bắt đầu bằng https://.").waitFor();
  await page.getByLabel("Bản điện tử").fill("https://vanban.chinhphu.vn/118");
  await page.getByRole("button", { name: "Đăng ký văn bản" }).click();
  await page.getByRole("heading", { level: 1, name: "118/2025/NĐ-CP Về cơ chế một cửa" }).waitFor();
  await page.locator("input[type=file]").setInputFiles({ name: "118.pdf", mimeType: "application/pdf", buffer: aPdf("Nghi dinh") });
  await page.getByText("Tệp kèm theo: 118.pdf.").waitFor();

  await page.getByRole("button", { name: "Nêu thêm tài liệu" }).click();
  await page.getByRole("dialog").getByLabel("Tài liệu", { exact: true }).fill("QT.02");
  await page.getByRole("button", { name: /Quy trình trả kết quả/ }).click();
  await page.getByRole("button", { name: "Nêu 1 tài liệu" }).click();
  await page.getByRole("row", { name: /QT\.02 .*Quá hạn 01\/10\/2025/ }).waitFor();

  const office = await visit(on.browser, on.site, { size: phone });
  await signIn(office.page, people.head);
  await office.page.getByRole("link", { name: "Phê duyệt", exact: true }).click();
  await office.page.getByLabel("Tôi đã đọc nội dung thay đổi").check();
  await office.page.getByLabel("Mật khẩu của ông, bà").fill(password);
  await office.page.getByRole("button", { name: "Phê duyệt bản 1.0" }).click();
  await office.page.getByText("Đang hiệu lực").first().waitFor();
  expect(office.trouble).toEqual([]);
  await office.close();

  await page.goto("/");
  await page.getByRole("link", { name: "Xem xét", exact: true }).first().click();
  await page.getByRole("dialog").getByText("Không ảnh hưởng").waitFor();
  await page.goto(`/agencies/${ward.scope.agency}/legal-updates`);
  await page.getByRole("button", { name: "Xem xét QT.02" }).click();
  await page.getByRole("dialog").getByText("Không ảnh hưởng").click();
  await page.getByLabel("Vì sao không ảnh hưởng").fill("Việc trả kết quả không đổi.");
  await page.getByRole("button", { name: "Ghi kết luận" }).click();
  await page.getByRole("status").filter({ hasText: "1 tài liệu chờ xem xét, 1 đã quá hạn" }).waitFor();

  await page.getByRole("button", { name: "Xem xét QT.01" }).click();
  await page.getByText("Ảnh hưởng, phải sửa").click();
  await page.getByRole("button", { name: "Soạn bản mới của QT.01" }).click();
  await page.getByRole("textbox", { name: "Nội dung văn bản" }).waitFor();
  const shown = await page.request.get(`/v1/agencies/${ward.scope.agency}/documents/${held.document}`);
  const { draft } = (await shown.json()) as { draft: typeof held.version };
  const why = { summary: "Sửa theo văn bản mới", reason: "118/2025/NĐ-CP", legalBasis: ["118/2025/NĐ-CP"] };
  await submit(secretary, { id: draft, ...why, reviewers: [head.actor.id as never] });
  await agree(head, { id: draft });
  await sendForApproval(secretary, { id: draft });
  await approve((await desk()).head, { document: held.document, id: draft });

  await page.goto(`/agencies/${ward.scope.agency}/legal-updates`);
  await page.getByRole("button", { name: "Xem xét QT.01" }).click();
  await page.getByText("Ảnh hưởng, đã sửa xong").click();
  expect(await page.getByLabel("Đã sửa bằng bản nào").inputValue()).toMatch(/^QT\.01 bản 1\.1, hiệu lực từ /);
  await page.getByRole("button", { name: "Ghi kết luận" }).click();
  await page.getByRole("heading", { name: "Không còn tài liệu nào chờ xem xét" }).waitFor();
  await page.getByRole("button", { name: "Đã xem xét" }).click();
  await page.getByRole("row", { name: /QT\.01 .*Ảnh hưởng, đã sửa .*QT\.01 bản 1\.1/ }).waitFor();
  await page.getByRole("row", { name: /QT\.02 .*Không ảnh hưởng .*Việc trả kết quả không đổi\./ }).waitFor();
  expect(trouble).toEqual([]);
  await close();
});

test("what was kept long enough is found, destroyed by a decision before a witness, and its record is printed; the text is gone, the record stays", async () => {
  const shelf = await aShelf(on.site);
  const { page, trouble, close } = await visit(on.browser, on.site);
  await signIn(page, shelf.head, `/agencies/${shelf.agency}/destructions`);
  await page.getByRole("link", { name: "Xem QT.01" }).click();
  await page.getByRole("button", { name: "Tiêu hủy bản 1.0" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Số quyết định").fill("31/QĐ-UBND");
  await dialog.getByLabel("Ngày quyết định").fill("05/01/2026");
  await dialog.getByLabel("Cách hủy").fill("Xóa trên hệ thống");
  await dialog.getByLabel("Người chứng kiến").selectOption({ label: "Phạm Thị Thu Hà, Công chức Văn phòng" });
  await dialog.getByLabel("Mật khẩu của ông, bà").fill("sai mật khẩu");
  await dialog.getByRole("button", { name: "Tiêu hủy bản 1.0" }).click();
  await dialog.getByText(/chưa đúng|không đúng/).waitFor();
  await dialog.getByLabel("Mật khẩu của ông, bà").fill(password);
  await dialog.getByRole("button", { name: "Tiêu hủy bản 1.0" }).click();
  await page.getByText(/^Nội dung đã tiêu hủy lúc/).waitFor();
  expect(await page.getByText("Soát xét nội dung").count()).toBe(0);

  await page.goto(`/agencies/${shelf.agency}/destructions`);
  await page.getByRole("heading", { name: "Chưa có bản nào hết thời hạn lưu" }).waitFor();
  await page.getByRole("row", { name: /QT\.01, bản 1\.0 .*31\/QĐ-UBND ngày 05\/01\/2026 .*Phạm Thị Thu Hà/ }).waitFor();
  const printed = page.waitForEvent("download");
  await page.getByRole("button", { name: "In biên bản QT.01" }).click();
  const paper = await printed;
  expect(paper.suggestedFilename()).toBe("Biên bản hủy QT.01 01-00.pdf");
  expect(
    readFileSync(await paper.path())
      .subarray(0, 5)
      .toString(),
  ).toBe("%PDF-");
  expect(trouble).toEqual([]);
  await close();
});

test("the province sees whose judgements are late: its number opens the agencies, theirs opens the documents it counts", async () => {
  const place = await on.site.agency(await on.site.province(), "Phường Hà Khẩu");
  const writer = await on.site.member(place, "iso_secretary", { name: "Kim Thị Ngọc Ánh" });
  const secretary = await atWork(on.site, place, writer, "Kim Thị Ngọc Ánh");
  const documents = [];
  for (const code of ["QT.01", "QT.02"]) documents.push(await create(secretary, { code, title: `Quy trình ${code}`, kind: "process" }));
  const late = { number: "9/2025/NĐ-CP", title: "Về văn thư", issuer: "Chính phủ", effectiveFrom: "2025-03-01" };
  await register(secretary, { ...late, cited: documents.map(({ id }) => id) });
  await register(secretary, { ...late, number: "10/2099/NĐ-CP", effectiveFrom: "2099-03-01", cited: [documents[0]!.id] });
  const lead = await on.site.atDesk(await on.site.province(), "province_lead", { name: "Nguyễn Thị Hạnh" });
  await on.site.platform.settle();
  const { page, trouble, close } = await visit(on.browser, on.site);
  await signIn(page, lead, "/documents?of=updates_overdue");
  const row = page.getByRole("row", { name: /^Phường Hà Khẩu/ });
  expect(await row.getByRole("cell").allTextContents()).toEqual(["0", "2", "0", "3", "2", "0"]);
  await row.getByRole("link", { name: "2", exact: true }).last().click();
  await page.getByRole("status").filter({ hasText: "2 tài liệu quá hạn xem xét" }).waitFor();
  expect(await page.locator("tbody tr").count()).toBe(2);
  await page.goto("/overview");
  await page.getByRole("link", { name: "Theo từng cơ quan" }).click();
  await page
    .getByRole("status")
    .filter({ hasText: /cơ quan có tài liệu/ })
    .waitFor();
  expect(trouble).toEqual([]);
  await close();
});
