import { inviteToPlatform } from "@chuan/core/people";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aBrowser, desktop, overflowing, phone, visit, type Visit } from "./browser.ts";
import { byKeyboard, byPointer, type Hand } from "./hand.ts";
import { aSite, password } from "./site.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await aBrowser();
});
afterAll(() => browser?.close());

const operatorsEmail = "khoa.tm@chuan.gov.vn";
const admin = { name: "Nguyễn Thị Hạnh", email: "hanh.nt@vinhlong.gov.vn" };
const analyst = { name: "Lê Thu Phương", email: "phuong.lt@bokhcn.gov.vn" };
const secretary = { name: "Nguyễn Thị Ngọc Huyền", email: "huyen.ntn@vinhlong.gov.vn", role: "Thư ký ISO" };
const head = { name: "Trần Văn Út", email: "ut.tv@vinhlong.gov.vn", role: "Người đứng đầu cơ quan" };
const staff = { name: "Kim Thị Ngọc Ánh", email: "anh.ktn@vinhlong.gov.vn", role: "Công chức" };
const list = {
  name: "danh-sach.csv",
  mimeType: "text/csv",
  buffer: Buffer.from(
    ["mã,tên cơ quan,loại", "P.01,Phường Trà Vinh,Phường", "X.02,Xã Càng Long,Thị trấn", "P.01,Xã Châu Thành,Xã"].join("\n"),
  ),
};

type Cast = { comes: (who: { email: string }) => Promise<Hand>; settle: () => Promise<void> };

/** The operator invites who reads the nation's figures, and brings a province on board. */
async function onBoard({ comes, settle }: Cast): Promise<Hand> {
  const operator = await comes({ email: operatorsEmail });
  await operator.sees("Chưa có tỉnh nào");
  await operator.go("Người dùng nền tảng");
  await operator.press("Mời một người");
  await operator.press("Chuyên viên phân tích quốc gia");
  await operator.fill("Họ tên", analyst.name);
  await operator.fill("Thư điện tử công vụ", analyst.email);
  await operator.press("Gửi thư mời");
  await operator.sees(/Đã mời .* chờ nhận lời/);
  await operator.go("Tỉnh, thành phố");
  await operator.follow("Đưa tỉnh vào hệ thống");
  await operator.pick("Tỉnh, thành phố", "Vĩnh Long");
  await operator.fill("Họ tên người quản trị", admin.name);
  await operator.fill("Thư điện tử công vụ của người quản trị", admin.email);
  await operator.press("Mở không gian và gửi thư mời");
  await operator.sees(`gửi tới ${admin.email}`);
  await operator.sees(`Chờ ${admin.name} mở thư`);
  await settle();
  const nation = await comes(analyst);
  await nation.arrives("Toàn quốc");
  return nation;
}

/** The administrator takes the agencies from a file, mends its two wrong rows, and invites the people of one. */
async function atTheDesk({ comes, settle }: Cast): Promise<Hand> {
  const desk = await comes(admin);
  await desk.arrives("Việc của tôi");
  await desk.go("Tổng quan");
  await desk.follow("Nhập danh sách cơ quan");
  await desk.send("Chọn tệp trên máy", list);
  await desk.press("Kiểm tra 3 dòng");
  await desk.sees("«Thị trấn»");
  await desk.fill("loại cơ quan, dòng 3", "Xã");
  await desk.press("Kiểm tra lại");
  await desk.sees("Mã «P.01» đã có ở dòng 2.");
  await desk.fill("mã cơ quan, dòng 4", "X.03");
  await desk.press("Kiểm tra lại");
  await desk.press("Nhập 3 cơ quan");
  await desk.follow("Xem danh sách cơ quan");
  await settle();
  await desk.follow("Phường Trà Vinh");
  await desk.arrives("Phường Trà Vinh");
  await desk.follow("Mời người dùng");
  for (const { name, email, role } of [head, secretary, staff]) {
    await desk.press("Mời người dùng");
    await desk.fill("Họ và tên", name);
    await desk.fill("Thư điện tử", email);
    await desk.tick(role);
    await desk.press("Gửi giấy mời");
    await desk.closed();
  }
  await desk.go("Tổng quan");
  await desk.sees(/^cơ quan đã công bố phù hợp, 0\s%/);
  return desk;
}

const editor = "Nội dung văn bản";
async function begins(writer: Hand, title: string, words: string) {
  await writer.go("Tài liệu");
  await writer.follow("Soạn tài liệu mới");
  await writer.fill("Tên tài liệu", title);
  await writer.press("Mở bản thảo");
  await writer.write(editor, words);
  await writer.sees(/^Đã lưu /);
}
async function submits(writer: Hand, reviewer: string) {
  await writer.press("Trình soát xét");
  await writer.fill("Thay đổi những gì", "Ban hành lần đầu");
  await writer.fill("Vì sao", "Áp dụng TCVN ISO 9001");
  await writer.pick("Người soát xét", reviewer);
  await writer.press("Trình soát xét");
  await writer.sees("Bản 1.0 đang được soát xét");
}
async function approves(boss: Hand) {
  await boss.go("Việc của tôi");
  await boss.follow(/^Phê duyệt: .*kiểm soát tài liệu/);
  await boss.tick("Tôi đã đọc nội dung thay đổi");
  await boss.fill("Mật khẩu của ông, bà", "không phải mật khẩu");
  await boss.press("Phê duyệt bản 1.0");
  await boss.sees(/Mật khẩu hiện tại không đúng/);
  await boss.fill("Mật khẩu của ông, bà", password);
  await boss.press("Phê duyệt bản 1.0");
  await boss.sees("Đang hiệu lực");
}

/** Written by the secretary, sent back, mended, agreed, approved by the head, read by the staff. What the head wrote another must approve. */
async function inTheAgency({ comes, settle }: Cast): Promise<void> {
  const [writer, boss] = [await comes(secretary), await comes(head)];
  await begins(writer, "Quy trình kiểm soát tài liệu", "Mỗi người dùng đúng bản đang hiệu lực.");
  await submits(writer, head.name);

  await begins(boss, "Quy trình do Chủ tịch soạn", "Chủ tịch tự viết quy trình này.");
  await submits(boss, secretary.name);
  await writer.go("Việc của tôi");
  await writer.follow("Soát xét");
  await writer.press("Đồng ý bản 1.0");
  await writer.sees("Bản 1.0 đã soát xét xong");
  await boss.go("Việc của tôi");
  await boss.follow("Trình duyệt");
  await boss.press("Trình phê duyệt bản 1.0");
  await boss.sees("Ông, bà không duyệt được bản do mình soạn.");
  expect(await boss.offers(/Phê duyệt/)).toBe(false);

  await boss.go("Việc của tôi");
  await boss.follow("Soát xét");
  await boss.press("Trả lại");
  await boss.fill("Nhận xét", "Ghi rõ ai giữ danh mục.");
  await boss.press("Trả lại");
  await boss.sees("Bản 1.0 đang soạn");
  await writer.go("Việc của tôi");
  await writer.follow("Mở bản thảo");
  await writer.sees("Ghi rõ ai giữ danh mục.");
  await writer.follow("Mở bản thảo");
  await writer.write(editor, " Thư ký ISO giữ danh mục.");
  await writer.sees(/^Đã lưu /);
  await submits(writer, head.name);

  await boss.go("Việc của tôi");
  await boss.follow("Soát xét");
  await boss.sees("Thư ký ISO giữ danh mục.");
  await boss.press("Đồng ý bản 1.0");
  await boss.sees("Bản 1.0 đã soát xét xong");
  await writer.go("Việc của tôi");
  await writer.follow("Trình duyệt");
  await writer.press("Trình phê duyệt bản 1.0");
  await writer.sees("Bản 1.0 chờ phê duyệt");
  await approves(boss);

  await writer.go("Tài liệu");
  await writer.follow("Quy trình kiểm soát tài liệu");
  await writer.press("Chọn người nhận");
  await writer.tick(staff.role);
  await writer.press("Phân phối");
  await writer.closed();
  await settle();
  const reader = await comes(staff);
  await reader.follow("Đọc");
  await reader.sees("Thư ký ISO giữ danh mục.");
  await reader.press("Tôi đã đọc, đã hiểu");
  await reader.sees("1/1 người");

  await boss.go("Hồ sơ áp dụng");
  await boss.press("Bước khác");
  await boss.press("Ghi nhận công bố");
  await boss.fill("Đã có quy trình", "1");
  await boss.fill("Đang hiệu lực", "1");
  await boss.fill("Số công bố, chứng nhận", "15/CB-UBND");
  await boss.fill("Lý do", "Ghi nhận hiện trạng.");
  await boss.press("Ghi nhận công bố");
  await boss.closed();
  await settle();
}

test.each([
  ["by keyboard alone, 1440 px wide", desktop],
  ["by finger, 320 px wide", phone],
] as const)(
  "from an empty platform to the nation's number, through the screens, %s",
  async (_, size) => {
    const site = await aSite();
    const visits: Visit[] = [];
    try {
      const settle = () => site.platform.settle();
      const comes = async ({ email }: { email: string }) => {
        const there = await visit(browser, site, { size });
        visits.push(there);
        const hand = size === phone ? byPointer(there.page, true) : await byKeyboard(there.page);
        await hand.accepts(await site.linkFor(email));
        return hand;
      };
      // The first operator is invited by the command line; there is nobody yet who could do it on a screen.
      await inviteToPlatform(site.operator, { email: operatorsEmail, name: "Trần Minh Khoa", roles: ["operator"] });
      const nation = await onBoard({ comes, settle });
      const desk = await atTheDesk({ comes, settle });
      await nation.page.reload();
      await nation.sees("0 trong 3 cơ quan");
      await nation.go("Tài liệu và việc đọc");
      await nation.sees(/^0 tài liệu đang hiệu lực/);
      await inTheAgency({ comes, settle });

      await desk.page.reload();
      await desk.sees(/^cơ quan đã công bố phù hợp, 33/);
      await desk.follow("Đã công bố 1");
      await desk.sees("1 trong 3 cơ quan");
      await desk.sees("Phường Trà Vinh");
      await nation.page.reload();
      await nation.sees(/^1 tài liệu đang hiệu lực, 0 quá hạn rà soát, 100\s% lượt phải đọc/);
      await nation.follow("Vĩnh Long");
      await nation.sees("1 / 3 · 33,3 %");
      for (const { page, trouble } of visits) expect([...trouble, ...(await overflowing(page))]).toEqual([]);
      expect(site.errors).toEqual([]);
    } finally {
      for (const each of visits) await each.close();
      await site.stop();
    }
  },
  240_000,
);
