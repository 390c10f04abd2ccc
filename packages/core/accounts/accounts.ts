import { acceptInvitation } from "./accept-invitation.ts";
import { changePassword } from "./change-password.ts";
import { confirm } from "./confirm.ts";
import { forgot } from "./forgot.ts";
import { invite } from "./invite.ts";
import { keepClient } from "./keep-client.ts";
import { me } from "./me.ts";
import { openClient } from "./open-client.ts";
import { refresh } from "./refresh.ts";
import { reset } from "./reset.ts";
import { confirmTotp, removeTotp, startTotp } from "./second-factor.ts";
import { sent } from "./sent.ts";
import { revokeSession, sessions } from "./sessions.ts";
import { type AccountDeps, houseOf } from "./settings.ts";
import { signIn } from "./sign-in.ts";
import { signOut, signOutEverywhere } from "./sign-out.ts";
import { unlink } from "./unlink.ts";

/** The verbs of identity, over one set of rules and one key. */
export function accounts(deps: AccountDeps) {
  const house = houseOf(deps);
  return {
    signIn: signIn(house),
    refresh: refresh(house),
    signOut: signOut(house),
    signOutEverywhere: signOutEverywhere(house),
    confirm: confirm(house),
    sessions: sessions(house),
    revokeSession: revokeSession(),
    me: me(house),
    changePassword: changePassword(house),
    startTotp: startTotp(),
    confirmTotp: confirmTotp(),
    removeTotp: removeTotp(house),
    invite: invite(house),
    unlink: unlink(house),
    acceptInvitation: acceptInvitation(house),
    forgot: forgot(house),
    reset: reset(house),
    sent: sent(),
    keepClient: keepClient(house),
    openClient: openClient(house),
  };
}
