import { type IdentityCtx, type Key, keys } from "@chuan/kernel";
import { expect, test } from "vitest";
import { anAgency, aProvince, at } from "../../../tests/world.ts";
import { aWhole, password } from "../../../tests/whole.ts";
import { anonymous, Tickets, whoIs } from "../accounts/index.ts";
import { directory } from "../directory/index.ts";
import { asJob } from "../entrance/index.ts";
import { inviteToAgency, listInAgency } from "../people/index.ts";
import { letters, type Letter } from "./index.ts";

const admin = "admin@22.2025.gov.vn";
const ticketsIn = (whole: ReturnType<typeof aWhole>): Key[] =>
  whole.bare.dump().filter(({ pk }) => keys.ownerOf(pk)?.noun === Tickets.name);

/** An invited administrator whose mail nobody has taken yet. */
async function invited(now?: Date) {
  const whole = aWhole(now);
  const desk = await aProvince(whole, "22.2025" as never);
  const news = (await whole.bare.feed("", 1000)).keys;
  await directory(whole.verbs)(whole.means, news);
  return { whole, desk };
}

test("an invitation is a letter in Vietnamese that names the person, the place, the link and the hour until which it is good", async () => {
  const { whole } = await invited(new Date("2026-11-22T02:05:00Z"));
  await whole.settle();
  expect(whole.mails).toHaveLength(1);
  const [{ to, subject, text }] = whole.mails as [Letter];
  expect([to, subject]).toEqual([admin, "Lời mời tham gia ISO điện tử: Thành phố Quảng Ninh"]);
  expect(text).toContain("Kính gửi Trần Văn Quản,");
  expect(text).toContain("của Thành phố Quảng Ninh");
  expect(text).toContain("đến 09 giờ 05 ngày 29/11/2026");
  expect(text).toMatch(/\nhttps:\/\/chuan\.test\/invitation#[\w.-]+\n/);
  expect(text).toBe(text.normalize("NFC"));
});

test("the link is good until the hour the letter names, and once", async () => {
  for (const [when, status] of [
    ["2026-11-29T02:04:59Z", 200],
    ["2026-11-29T02:05:00Z", 401],
  ] as const) {
    const { whole } = await invited(new Date("2026-11-22T02:05:00Z"));
    await whole.settle();
    whole.setClock(new Date(when));
    const accept = async () =>
      (await whole.ask("POST /v1/invitations/accept", undefined, { token: whole.linkFor(admin), password })).status;
    expect([await accept(), await accept()]).toEqual([status, 401]);
  }
});

test("a ticket is mailed once, however often and in whatever order its news is delivered", async () => {
  const { whole } = await invited();
  await whole.settle();
  const mail = letters(whole.verbs, whole.secrets, whole.post, whole.origin);
  await mail(whole.means, [...whole.told].toReversed());
  await mail(whole.means, [...ticketsIn(whole), ...ticketsIn(whole)]);
  expect(whole.mails).toHaveLength(1);
});

test("after a crash between sending and noting the letter goes out again with the same link; a post that fails keeps it due", async () => {
  const { whole } = await invited();
  const news = ticketsIn(whole);
  const sentThen = (verbs: Parameters<typeof letters>[0], post: Parameters<typeof letters>[2]) =>
    letters(verbs, whole.secrets, post, whole.origin)(whole.means, news);
  const down = { send: () => Promise.reject(new Error("post is down")) };
  const lost = { sent: (() => Promise.reject(new Error("crashed"))) as never };
  await expect(sentThen(whole.verbs, down)).rejects.toThrow("post is down");
  await expect(sentThen(lost, whole.post)).rejects.toThrow("crashed");
  await sentThen(whole.verbs, whole.post);
  expect(whole.mails).toHaveLength(2);
  expect(whole.mails[0]).toEqual(whole.mails[1]);
});

test("an invitation to an agency names the agency; whoever is invited to two gets a letter for each, and one acceptance opens both", async () => {
  const { whole, desk } = await invited();
  const [one, two] = [at(desk, (await anAgency(desk, { name: "Sở Nội vụ" })).id), at(desk, (await anAgency(desk, { name: "Sở Y tế" })).id)];
  const said = { email: "hai.noi@tinh.gov.vn", name: "Hai Nơi", roles: ["staff" as const] };
  await inviteToAgency(one, said);
  await inviteToAgency(two, said);
  await whole.settle();
  const subjects = whole.mails.filter(({ to }) => to === said.email).map(({ subject }) => subject);
  expect(subjects.toSorted()).toEqual(["Lời mời tham gia ISO điện tử: Sở Nội vụ", "Lời mời tham gia ISO điện tử: Sở Y tế"]);
  await whole.arrives(said.email);
  for (const ctx of [one, two]) expect((await listInAgency(ctx, { state: "active" })).items).toMatchObject([{ email: said.email }]);
});

test("a letter to set a new password says until when its link is good, and none goes to an address that nobody has", async () => {
  const { whole } = await invited(new Date("2026-11-22T02:00:00Z"));
  await whole.arrives(admin);
  for (const email of [admin, "khong.ai@tinh.gov.vn"])
    expect((await whole.ask("POST /v1/password/forgot", undefined, { email })).status).toBe(200);
  await whole.settle();
  const last = whole.mails.at(-1)!;
  expect(last).toMatchObject({ to: admin, subject: "Đặt lại mật khẩu ISO điện tử" });
  expect(last.text).toContain("https://chuan.test/reset#");
  expect(last.text).toContain("đến 09 giờ 30 ngày 22/11/2026");
  expect(whole.mails.filter(({ to }) => to === "khong.ai@tinh.gov.vn")).toEqual([]);
});

test("no link stands in the table: whoever reads it cannot open an invitation", async () => {
  const { whole } = await invited();
  await whole.settle();
  const proof = whole.linkFor(admin)!.split(".").at(-1)!;
  expect(JSON.stringify(whole.bare.dump())).not.toContain(proof);
  const ctx = asJob<IdentityCtx>(whole.means, anonymous, { level: "identity", who: whoIs(admin) });
  expect(ctx.actor.can.has("mail:send")).toBe(false);
});
