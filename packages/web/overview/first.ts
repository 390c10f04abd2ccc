import { mayAtDesk } from "../app/desk.ts";
import type { Session } from "../app/session.ts";

const key = "chuan.firstStepsDone";
const workspaceOf = (session: Session) => (session.state === "in" ? session.workspace : null);

/** Whether a new province's first steps are to be shown, as far as this browser knows: once they were seen done, nothing is asked any more. */
export const awaited = (session: Session): boolean =>
  mayAtDesk(session, "agency:manage") && localStorage.getItem(key) !== workspaceOf(session);
export const remember = (session: Session): void => localStorage.setItem(key, workspaceOf(session) ?? "");
