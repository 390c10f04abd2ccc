import { type IdentityCtx, type Key, keys, onPaper, civilDate } from "@chuan/kernel";
import { job } from "../access/index.ts";
import { Accounts, AccountId, type AccountSecrets, type accounts, Tickets, ticketToken } from "../accounts/index.ts";
import { asJob, type Means } from "../entrance/index.ts";

/** A mail as it leaves us: plain text, in Vietnamese. */
export type Letter = { to: string; subject: string; text: string };
/** Whoever carries letters: SES in the cloud, the catcher locally. */
export type Post = { send(letter: Letter): Promise<void> };
type Verbs = Pick<ReturnType<typeof accounts>, "sent">;

const postman = job("mail", "mail:send");

/**
 * Mails the tickets that are due. Noted as sent only when the post took it: after a crash in between a letter goes out again, with the same
 * link, and never not at all.
 */
export function letters(verbs: Verbs, secrets: AccountSecrets, post: Post, origin: string) {
  return async function mail(means: Means, news: readonly Key[]): Promise<void> {
    for (const { pk, sk } of news) {
      const place = keys.ownerOf(pk);
      if (place?.noun !== Tickets.name || place.scope.level !== "identity") continue;
      const { who } = place.scope;
      const ctx = asJob<IdentityCtx>(means, postman, { level: "identity", who });
      const [item, owner] = await ctx.table.batchGet([{ pk, sk }, Accounts.at(ctx, AccountId.of(who)).key]);
      if (!item || !owner) continue;
      const ticket = Tickets.open(item);
      if (ticket.state !== "due" || ticket.idle) continue;
      const account = Accounts.open(owner);
      const token = ticketToken(secrets, who, ticket.id);
      await post.send(
        ticket.purpose === "invitation"
          ? invitation(account, ticket.seat?.name ?? "Chuẩn", `${origin}/invitation#${token}`, until(ticket.expiresAt))
          : reset(account, `${origin}/reset#${token}`, until(ticket.expiresAt)),
      );
      await verbs.sent(ctx, { ticket: ticket.id });
    }
  };
}

/** An instant on paper, in Việt Nam's time: `09 giờ 05 ngày 29/11/2026`. */
function until(expiresAt: string): string {
  const at = new Date(expiresAt);
  const [hour, minute] = new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(11, 16).split(":");
  return `${hour} giờ ${minute} ngày ${onPaper(civilDate(at))}`;
}

type Addressee = { email: string; name: string };

const invitation = ({ email, name }: Addressee, place: string, link: string, expires: string): Letter => ({
  to: email,
  subject: `Lời mời tham gia ISO điện tử: ${place}`,
  text: `Kính gửi ${name},

Ông/Bà được mời tham gia hệ thống ISO điện tử của ${place}.
Mở liên kết sau để nhận lời mời (dùng một lần, đến ${expires}):

${link}

Nếu Ông/Bà không chờ thư này, xin bỏ qua.
Chuẩn – ISO điện tử`,
});

const reset = ({ email, name }: Addressee, link: string, expires: string): Letter => ({
  to: email,
  subject: "Đặt lại mật khẩu ISO điện tử",
  text: `Kính gửi ${name},

Có yêu cầu đặt lại mật khẩu cho tài khoản của Ông/Bà.
Mở liên kết sau để đặt mật khẩu mới (dùng một lần, đến ${expires}):

${link}

Nếu Ông/Bà không yêu cầu, xin bỏ qua: mật khẩu cũ vẫn dùng được.
Chuẩn – ISO điện tử`,
});
