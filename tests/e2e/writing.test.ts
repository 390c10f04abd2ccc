import { rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Locator, Page, Route } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { wordFile } from "../../packages/kernel/files/office.test-helper.ts";
import { aPdf, aPng } from "../sending.ts";
import { desktop, enter, overflowing, phone, visit } from "./browser.ts";
import { byPointer, type Hand } from "./hand.ts";
import { aDocument, aWard } from "./office.ts";
import { password } from "./site.ts";
import { aSuite } from "./suite.ts";

let office: Awaited<ReturnType<typeof aWard>>;
const on = aSuite(async (site) => void (office = await aWard(site, "Phường Hồng Gai")));

const text = "Nội dung văn bản";
const isSave = (url: string) => url.endsWith("/save");
/** The keys under which texts were sent, also of those that never arrived. */
function keysOf(page: Page): string[] {
  const keys: string[] = [];
  page.context().on("request", (request) => isSave(request.url()) && keys.push(request.headers()["idempotency-key"]!));
  return keys;
}
/** Waits until the browser has these words for itself. */
const keeps = (page: Page, words: string) =>
  page.waitForFunction(
    `new Promise((done) => {
      const asked = indexedDB.open("chuan.drafts", 1);
      asked.onsuccess = () => {
        const all = asked.result.transaction("drafts").objectStore("drafts").getAll();
        all.onsuccess = () => done(JSON.stringify(all.result).includes(${JSON.stringify(words)}));
      };
    })`,
  );

describe.each([
  ["at a desk", desktop],
  ["on a phone", phone],
] as const)("%s", (_, size) => {
  async function aDraft(title: string) {
    const { document, version } = await aDocument(await office.desk(), title, "blank");
    const edit = office.at(`/documents/${document}/edit`);
    const opens = async (email: string, before: (page: Page) => Promise<unknown> = async () => {}) => {
      const there = await visit(on.browser, on.site, { size });
      await before(there.page);
      await enter(there.page, email, edit);
      return { ...there, hand: byPointer(there.page, size === phone) };
    };
    return { version, edit, opens };
  }
  // One of its own for each width: what an agency has already is not sent again.
  const heavy = path.join(tmpdir(), `chuan-e2e-${process.pid}-${size.width}-quy-trinh.pdf`);
  beforeAll(() => writeFileSync(heavy, aPdf(`Noi dung trong tep ${size.width}`, 20 * 1024 * 1024)));
  afterAll(() => rmSync(heavy, { force: true }));
  const saved = (hand: Hand) => hand.sees(/^Đã lưu /);

  test("what is written for a minute without a network is kept, outlives its page, and is sent under the same key: taken once", async () => {
    const { version, edit, opens } = await aDraft("Quy trình viết khi mất mạng");
    const { page, hand, close } = await opens(office.people.secretary, (it) => it.clock.install());
    const keys = keysOf(page);
    await hand.sees("Mọi thay đổi được lưu tự động.");
    const before = await office.draft(page, version);
    // The first one arrives, and its answer does not.
    const arrives = async (route: Route) => {
      await route.fetch();
      await route.abort("internetdisconnected");
    };
    await page.route("**/save", arrives, { times: 1 });
    await hand.write(text, "Viết lúc mất mạng.");
    await hand.sees(/giữ trên máy này/);
    await page.context().setOffline(true);
    await hand.sees(/Máy đang ngoại tuyến/);
    for (let seconds = 0; seconds < 65; seconds += 5) {
      const again = page.waitForEvent("requestfailed", (request) => isSave(request.url()));
      await page.clock.runFor(5_000);
      await again;
      await page.evaluate("0");
    }
    await hand.write(text, " Một phút sau viết tiếp.");
    await keeps(page, "viết tiếp.");
    await hand.sees(/giữ trên máy này/);
    expect(keys.length).toBeGreaterThan(10);
    expect(new Set(keys).size).toBe(1);

    const other = await page.context().newPage();
    await page.close();
    await other.context().setOffline(false);
    await other.goto(edit);
    await saved(byPointer(other, size === phone));
    const after = await office.draft(other, version);
    expect(after.text).toMatch(/lúc mất mạng\. Một phút sau viết tiếp\./);
    expect([after.seen - before.seen, new Set(keys).size]).toEqual([2, 2]);
    await close();
  }, 90_000);

  test("a session that ended while one writes is opened again over the text: nothing typed is lost, it is saved once, and the hand writes on", async () => {
    const { version, opens } = await aDraft("Quy trình viết khi phiên hết hạn");
    const { page, hand, trouble, close } = await opens(office.people.secretary);
    await hand.write(text, "Trước.");
    await saved(hand);
    const before = await office.draft(page, version);
    const keys = keysOf(page);
    on.site.turnClock(40 * 60_000);
    await page.keyboard.insertText(" Sau khi hết phiên.");
    await page.getByRole("dialog", { name: "Phiên làm việc đã kết thúc" }).waitFor();
    await hand.fill("Mật khẩu", password);
    await page.keyboard.press("Enter");
    await hand.closed();
    await saved(hand);
    const after = await office.draft(page, version);
    expect(after.text).toContain("Trước. Sau khi hết phiên.");
    expect([after.seen - before.seen, new Set(keys).size]).toEqual([1, 1]);
    await page.keyboard.insertText(" Viết tiếp.");
    await expect.poll(async () => (await office.draft(page, version)).text, { timeout: 20_000 }).toContain("hết phiên. Viết tiếp.");
    expect(trouble).toEqual([]);
    await close();
  }, 60_000);

  test("of two who write one draft the second sees who holds it and takes it over; what the first could not save stays, and both are joined", async () => {
    const { version, opens } = await aDraft("Quy trình có hai người soạn");
    const first = await opens(office.people.secretary);
    await first.hand.write(text, "Câu đã lưu.");
    await saved(first.hand);
    await first.page.context().setOffline(true);
    await first.page.keyboard.insertText(" Câu chưa gửi.");
    await first.hand.sees(/giữ trên máy này/);

    const second = await opens(office.people.staff);
    await second.hand.sees(new RegExp(`${office.named.secretary} đang soạn bản này`));
    await second.hand.press("Tiếp quản để soạn");
    await second.hand.fill("Lý do", "Chị Huyền nghỉ phép tuần này.");
    await second.hand.press("Tiếp quản để soạn");
    await second.hand.write(text, " Câu của người sau.");
    await saved(second.hand);

    await first.page.context().setOffline(false);
    await first.hand.sees(new RegExp(`${office.named.staff} đang soạn bản này`));
    await first.hand.sees("Phần viết chưa lưu còn ở đây");
    await first.hand.press("Xem phần này");
    await first.hand.sees("Câu chưa gửi.");
    expect(await overflowing(first.page)).toEqual([]);
    await first.hand.press("Tiếp quản để soạn");
    await first.hand.fill("Lý do", "Đã đi làm lại.");
    await first.hand.press("Tiếp quản để soạn");
    await first.hand.press("Ghép cả hai");
    await saved(first.hand);
    expect((await office.draft(first.page, version)).text).toMatch(/Câu của người sau\..*Câu chưa gửi\./);
    expect([...first.trouble, ...second.trouble].filter((line) => !/ERR_INTERNET/.test(line))).toEqual([]);
    await Promise.all([first.close(), second.close()]);
  }, 90_000);

  test("of two windows on one draft the later chooses: the text not chosen stays beside, over a reload, until it is taken in or dropped", async () => {
    const { version, opens } = await aDraft("Quy trình hai cửa sổ");
    const [one, two] = [await opens(office.people.secretary), await opens(office.people.secretary)];
    await two.hand.sees("Mọi thay đổi được lưu tự động.");
    await one.hand.write(text, "Câu của cửa sổ một.");
    await saved(one.hand);
    await two.hand.write(text, "Câu của cửa sổ hai.");
    await two.hand.press("Chỉ giữ bản ở đây");
    await saved(two.hand);
    expect((await office.draft(two.page, version)).text).not.toContain("cửa sổ một");
    await two.page.reload();
    await two.hand.sees("Bài không dùng khi chọn một trong hai");
    expect(await overflowing(two.page)).toEqual([]);
    await two.hand.press("Thêm vào cuối bài");
    await saved(two.hand);
    expect((await office.draft(two.page, version)).text).toMatch(/cửa sổ hai.*cửa sổ một/);
    expect([...one.trouble, ...two.trouble]).toEqual([]);
    await Promise.all([one.close(), two.close()]);
  }, 60_000);

  test("20 MB show how far they are, are given up, are sent again and read in place; an image stands in the text, and a DOCX is read", async () => {
    const { version, opens } = await aDraft("Quy trình kèm tệp");
    const { page, hand, trouble, close } = await opens(office.people.secretary);
    await hand.send("Chèn ảnh", { name: "so-do.png", mimeType: "image/png", buffer: aPng() });
    const image = page.getByRole("textbox", { name: text }).getByRole("img", { name: "so-do" });
    await image.waitFor();
    await saved(hand);
    expect(await image.evaluate((it) => (it as unknown as { naturalWidth: number }).naturalWidth)).toBe(1);

    const line = await page.context().newCDPSession(page);
    const slow = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 1024 * 1024 };
    await line.send("Network.enable");
    await line.send("Network.emulateNetworkConditions", slow);
    await hand.send("Đính kèm tệp", heavy);
    const part = (bar: Locator) => bar.evaluate((it) => (it as unknown as { value: number }).value);
    await expect.poll(() => part(page.getByRole("progressbar")), { interval: 20, timeout: 20_000 }).toBeGreaterThan(0.05);
    expect(await part(page.getByRole("progressbar"))).toBeLessThan(1);
    expect(await overflowing(page)).toEqual([]);
    await hand.press("Dừng gửi");
    await page.getByRole("progressbar").waitFor({ state: "detached" });
    expect((await office.draft(page, version)).form).toBe("text");
    await line.send("Network.emulateNetworkConditions", { ...slow, uploadThroughput: -1 });
    await hand.send("Đính kèm tệp", heavy);
    await hand.sees(/^Nội dung là tệp .*quy-trinh\.pdf, 20 MB/);
    await page.locator("canvas").first().waitFor();
    await page.getByText(`Noi dung trong tep ${size.width}`).waitFor({ state: "attached" });

    const body = "<w:p><w:r><w:t>Chữ trong tệp Word.</w:t></w:r></w:p>";
    const type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    await hand.send("Thay tệp khác", { name: "quy-trinh.docx", mimeType: type, buffer: Buffer.from(wordFile({ body })) });
    await hand.sees("Chữ trong tệp Word.");
    expect(trouble.filter((told) => !/ERR_FAILED|ERR_ABORTED/.test(told))).toEqual([]);
    await close();
  }, 120_000);
});
