import type { allRoutes, identityRoutes } from "@chuan/functions";
import { createHmac, randomBytes } from "node:crypto";
import { createClient } from "@chuan/core/clients";
import { selfActor } from "@chuan/core/accounts";
import { type Ask, password, type Setting, type Someone, today, verbs } from "./setting.ts";
import type { Row } from "./rows.ts";

const signedIn = (w: Setting, me: Someone) => verbs.signIn(w.corner(me.who), { email: me.email, password, device: "Firefox" });
const self = (w: Setting, me: Someone) => w.corner(me.who, selfActor({ id: `acc_${me.who}` }));
/** The same text with another ending: looks like a secret, and is none. */
const bent =
  (field: string) =>
  (ask: Ask): Ask => ({
    ...ask,
    input: {
      ...ask.input,
      [field]: String(ask.input?.[field]).slice(0, -4) + (String(ask.input?.[field]).endsWith("AAAA") ? "BBBB" : "AAAA"),
    },
  });

/** RFC 6238 with its defaults, by hand: an authenticator app. */
export function totp(secret: string, at: Date): string {
  const bits = [...secret].map((char) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(char).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at.getTime() / 30_000)));
  const digest = createHmac("sha1", key).update(counter).digest();
  const code = (digest.readUInt32BE(digest.at(-1)! & 15) & 0x7fffffff) % 1_000_000;
  return String(code).padStart(6, "0");
}

export const identityRows: { readonly [L in keyof ReturnType<typeof identityRoutes> & keyof Awaited<ReturnType<typeof allRoutes>>]: Row } =
  {
    "POST /v1/sessions": { ask: (_, me) => ({ input: { email: me.email, password } }), wrong: bent("password") },
    "POST /v1/sessions/refresh": { ask: async (w, me) => ({ input: { refreshToken: (await signedIn(w, me)).refreshToken } }) },
    "POST /v1/sessions/workspace": { ask: (w) => ({ input: { workspace: w.province } }) },
    "POST /v1/sessions/confirm": { ask: () => ({ input: { password } }) },
    "POST /v1/sessions/end": {
      ask: async (w, me) => ({ input: { refreshToken: (await signedIn(w, me)).refreshToken } }),
    },
    "POST /v1/sessions/end-all": { ask: () => ({}) },
    "GET /v1/sessions": { ask: async (w, me) => (await signedIn(w, me), {}) },
    "POST /v1/sessions/{session}/revoke": { ask: async (w, me) => ({ path: { session: (await signedIn(w, me)).session } }) },

    "POST /v1/invitations/accept": {
      ask: async (w) => {
        const invited = await w.member(w.there, "staff");
        return { input: { token: await w.mailed(invited.who), password } };
      },
      wrong: bent("token"),
    },
    "POST /v1/password/forgot": { ask: (_, me) => ({ input: { email: me.email } }) },
    "POST /v1/password/reset": {
      ask: async (w, me) => {
        await verbs.forgot(w.corner(me.who), { email: me.email });
        return { input: { token: await w.mailed(me.who, "reset"), password: "năm con cá vàng bơi" } };
      },
      wrong: bent("token"),
    },
    "POST /v1/password/change": { ask: () => ({ input: { current: password, next: "năm con cá vàng bơi" } }) },

    "GET /v1/me": { ask: () => ({}) },
    "POST /v1/me/totp": { ask: () => ({}) },
    "POST /v1/me/totp/confirm": {
      ask: async (w, me) => {
        const { secret } = await verbs.startTotp(self(w, me), {});
        return { input: { code: totp(secret, today) } };
      },
    },
    "POST /v1/me/totp/remove": {
      ask: async (w, me) => {
        const { secret } = await verbs.startTotp(self(w, me), {});
        await verbs.confirmTotp(self(w, me), { code: totp(secret, today) });
        return { input: { password } };
      },
    },

    "POST /v1/tokens": {
      ask: async (w) => {
        const { id, clientSecret } = await createClient(w.desk, { name: `máy ${randomBytes(4).toString("hex")}`, scopes: ["agency:read"] });
        await w.settle();
        return { input: { clientId: id, clientSecret } };
      },
      wrong: bent("clientSecret"),
    },
  };
