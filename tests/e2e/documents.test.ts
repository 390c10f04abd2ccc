import { readCells } from "@chuan/core/sheets";
import { textOfFile } from "@chuan/core/texts";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { desktop, enter, overflowing, phone, visit } from "./browser.ts";
import { byPointer, type Hand } from "./hand.ts";
import { aDocument, aWard } from "./office.ts";
import { aSuite } from "./suite.ts";

let office: Awaited<ReturnType<typeof aWard>>;
const on = aSuite(async (site) => void (office = await aWard(site, "Phường Hồng Gai")));
const both = [
  ["at a desk", desktop],
  ["on a phone", phone],
] as const;

async function comes(size: typeof desktop, email: string, to: string) {
  const there = await visit(on.browser, on.site, { size });
  await enter(there.page, email, office.at(to));
  return { ...there, hand: byPointer(there.page, size === phone) };
}
/** A file that the page gives, as it arrives. */
async function given(page: Page, act: () => Promise<void>): Promise<{ name: string; bytes: Uint8Array }> {
  const [file] = await Promise.all([page.waitForEvent("download"), act()]);
  return { name: file.suggestedFilename(), bytes: Buffer.concat(await Array.fromAsync(await file.createReadStream())) };
}
async function takesTurn(reviewer: Hand) {
  await reviewer.press("Đồng ý bản 1.0");
  await reviewer.sees(/đồng ý \d\d\/\d\d\/\d{4}/);
}

test.each(both)(
  "two review one after the other, %s: the second has no turn before the first, and a remark at its passage is answered and dealt with",
  async (_, size) => {
    const { document, version } = await aDocument(await office.desk(), "Quy trình soát xét lần lượt", "draft");
    const drafts = await comes(size, office.people.secretary, `/documents/${document}`);
    await drafts.hand.press("Trình soát xét");
    await drafts.hand.fill("Thay đổi những gì", "Ban hành lần đầu");
    await drafts.hand.fill("Vì sao", "Áp dụng TCVN ISO 9001");
    await drafts.hand.pick("Người soát xét", office.named.staff);
    await drafts.hand.press("Thêm người nữa");
    await drafts.hand.pick("Người soát xét", office.named.head);
    await drafts.hand.press("Lần lượt");
    expect(await overflowing(drafts.page)).toEqual([]);
    await drafts.hand.press("Trình soát xét");
    await drafts.hand.closed();

    const [first, second] = [
      await comes(size, office.people.staff, "/tasks"),
      await comes(size, office.people.head, `/versions/${version}`),
    ];
    await second.hand.sees(`${office.named.head} chưa cho ý kiến`);
    expect(await second.hand.offers(/^Đồng ý/)).toBe(false);
    await first.hand.follow(/^Soát xét bản dự thảo: .*lần lượt/);
    await first.page.waitForLoadState("networkidle");
    await first.page.getByText("Soát xét nội dung").selectText();
    await first.hand.press("Nhận xét đoạn đã chọn");
    await first.hand.fill("Nhận xét", "Nêu ai soát xét.");
    await first.hand.press("Ghi nhận xét");
    await first.hand.sees("Nêu ai soát xét.");
    await takesTurn(first.hand);

    await second.page.goto(office.at("/tasks"));
    await second.hand.follow(/^Soát xét bản dự thảo: .*lần lượt/);
    // The remark stands inside the sheet, at the passage it speaks of.
    const remark = second.page.getByRole("article").getByRole("complementary", { name: `Nhận xét của ${office.named.staff}` });
    await remark.waitFor();
    await second.hand.press("Trả lời", { in: remark });
    await second.hand.fill("Trả lời", "Trưởng đơn vị soát xét.");
    await second.hand.press("Gửi trả lời");
    await remark.getByText("Trưởng đơn vị soát xét.").waitFor();
    await second.hand.press("Đã xong", { in: remark });
    await second.hand.sees(`${office.named.head} đã ghi nhận là xong`);
    expect(await overflowing(second.page)).toEqual([]);
    await second.hand.press("Đồng ý bản 1.0");
    await second.hand.sees("Bản 1.0 đã soát xét xong");
    for (const { trouble, close } of [drafts, first, second]) {
      expect(trouble).toEqual([]);
      await close();
    }
  },
  90_000,
);

test.each(both)(
  "what is in force is printed, listed and withdrawn, %s: each file is really given and says what the page says; a draft is dropped with its reason",
  async (width, size) => {
    const title = `Quy trình kiểm soát ${width === "at a desk" ? "hồ sơ" : "tài liệu"}`;
    const { document } = await aDocument(await office.desk(), title, "in_force");
    const dropped = await aDocument(await office.desk(), `${title}, bản nháp`, "draft");
    const { page, hand, trouble, close } = await comes(size, office.people.head, `/documents/${document}`);
    const paper = await given(page, () => hand.press("In"));
    const printed = await textOfFile(paper.bytes);
    expect((printed.text ?? []).map(({ text }) => text).join(" ")).toMatch(/Mỗi người dùng đúng bản đang có hiệu lực/);

    await hand.go("Tài liệu");
    await hand.fill("Tìm trong danh mục", title);
    await hand.sees("Tìm thấy 2 tài liệu");
    for (const form of ["Excel", "CSV"]) {
      const list = readCells(await given(page, () => hand.press(form)));
      expect(list.problems).toEqual([]);
      const cells = list.rows.map((row) => row.cells.join("|"));
      expect(cells.filter((row) => row.includes(title))).toHaveLength(2);
      expect(cells.find((row) => row.includes("Đang hiệu lực"))).toContain(title);
    }

    await hand.follow(title);
    await hand.press("Bãi bỏ tài liệu");
    await hand.fill("Lý do", "Đã gộp vào quy trình khác.");
    await hand.press("Bãi bỏ tài liệu");
    await hand.sees(/^từ .*Đã gộp vào quy trình khác\./);
    await page.goto(office.at(`/documents/${dropped.document}`));
    await hand.press("Hủy bản thảo");
    await hand.fill("Lý do", "Soạn nhầm.");
    await hand.press("Hủy bản thảo");
    await hand.closed();
    await hand.sees("Bản thảo này đã hủy, không thành bản ban hành nào: Soạn nhầm.");
    await page.goto(office.at(`/documents?status=withdrawn&search=${encodeURIComponent(title)}`));
    await hand.sees("Tìm thấy 1 tài liệu");
    expect(await overflowing(page)).toEqual([]);
    expect(trouble).toEqual([]);
    await close();
  },
  90_000,
);
