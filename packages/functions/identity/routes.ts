import type { accounts } from "@chuan/core/accounts";
import { noun } from "../http/contents.ts";

export type IdentityVerbs = ReturnType<typeof accounts>;

/** The table of contents of identity: signing in, and what a person does with their own account. */
export const identityRoutes = (load: () => Promise<IdentityVerbs>) => {
  const verbs = noun(load);
  return {
    "POST /v1/sessions": verbs.signIn,
    "POST /v1/sessions/refresh": verbs.refresh,
    "POST /v1/sessions/workspace": verbs.me,
    "POST /v1/sessions/confirm": verbs.confirm,
    "POST /v1/sessions/end": verbs.signOut,
    "POST /v1/sessions/end-all": verbs.signOutEverywhere,
    "GET /v1/sessions": verbs.sessions,
    "POST /v1/sessions/{session}/revoke": verbs.revokeSession,

    "POST /v1/invitations/accept": verbs.acceptInvitation,
    "POST /v1/password/forgot": verbs.forgot,
    "POST /v1/password/reset": verbs.reset,
    "POST /v1/password/change": verbs.changePassword,

    "GET /v1/me": verbs.me,
    "POST /v1/me/totp": verbs.startTotp,
    "POST /v1/me/totp/confirm": verbs.confirmTotp,
    "POST /v1/me/totp/remove": verbs.removeTotp,

    "POST /v1/tokens": verbs.openClient,
  } as const;
};

/** Routes that need no access token: each proves itself by a password, a refresh token or the token of a mail. */
export const openRoutes: ReadonlySet<string> = new Set([
  "POST /v1/sessions",
  "POST /v1/sessions/refresh",
  "POST /v1/sessions/end",
  "POST /v1/invitations/accept",
  "POST /v1/password/forgot",
  "POST /v1/password/reset",
  "POST /v1/tokens",
]);
