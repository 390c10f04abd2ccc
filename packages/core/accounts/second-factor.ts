import { answering, command, invalid, Problem } from "@chuan/kernel";
import * as z from "zod";
import { Accounts, type ActiveAccount, totpOn } from "./account.ts";
import { Done, done } from "./answers.ts";
import { byPassword, mustBeActive, ownAt } from "./own.ts";
import type { House } from "./settings.ts";
import { code, stepOf } from "./totp.ts";

/** Told once. `uri` is what a QR code shows. */
export const TotpStarted = z.object({ secret: z.string(), uri: z.string() }).meta({ id: "TotpStarted" });

/** Begins to enrol an authenticator app; until a code confirms it, nothing is asked at sign-in. @throws illegal_state totp.already_on */
export const startTotp = () =>
  command({
    name: "totp.start",
    reach: "identity",
    can: "account:self",
    input: z.strictObject({}),
    answer: TotpStarted,
    conceal: ["secret", "uri"],
    loads: (ctx) => ({ account: ownAt(ctx) }),
    run: async (ctx, { account }) => {
      const own = mustBeActive(account);
      if (totpOn(own)) throw alreadyOn;
      const { generateSecret, generateURI } = await import("otplib");
      const secret = generateSecret();
      const uri = generateURI({ issuer: "Chuẩn", label: own.email, secret });
      return answering(Accounts.update<ActiveAccount>(ctx, own, { ...own, secretTotp: { secret } }), { secret, uri });
    },
  });

/** Turns the second factor on with a first code from the app. @throws invalid totp.wrong_code; illegal_state totp.not_started, totp.already_on */
export const confirmTotp = () =>
  command({
    name: "totp.confirm",
    reach: "identity",
    can: "account:self",
    input: z.strictObject({ code }),
    answer: Done,
    loads: (ctx) => ({ account: ownAt(ctx) }),
    run: async (ctx, { input, account }) => {
      const own = mustBeActive(account);
      if (!own.secretTotp) throw notStarted;
      if (totpOn(own)) throw alreadyOn;
      const totpStep = await stepOf(own, input.code, ctx.clock());
      if (totpStep === undefined) throw wrongCode;
      const secretTotp = { ...own.secretTotp, confirmedAt: ctx.clock().toISOString() };
      return answering(Accounts.update<ActiveAccount>(ctx, own, { ...own, secretTotp, totpStep }), done);
    },
  });

/** Turns the second factor off; the password is asked, because a session may be someone else's hand. @throws invalid password.wrong; too_many session.locked */
export const removeTotp = (house: House) =>
  byPassword(house, "totp.remove", (ctx, own) => {
    if (!own.secretTotp) return undefined;
    const { secretTotp: _, ...rest } = own;
    return Accounts.update<ActiveAccount>(ctx, own, rest);
  });

const alreadyOn = new Problem("illegal_state", "totp.already_on", {
  vi: "Xác thực hai bước đang bật; hãy tắt trước khi cài lại.",
  en: "The second factor is on; remove it before enrolling again.",
});
const notStarted = new Problem("illegal_state", "totp.not_started", {
  vi: "Chưa bắt đầu cài xác thực hai bước; hãy quét mã QR trước.",
  en: "Enrolment has not begun; scan the QR code first.",
});
const wrongCode = invalid("totp.wrong_code", "code", {
  vi: "Mã không đúng; hãy kiểm tra giờ của điện thoại và nhập mã mới nhất.",
  en: "The code is not right; check the clock of the phone and type the newest code.",
});
