import { m } from "../words/out/messages.js";
import { Dialog } from "../ui/Dialog.tsx";
import { SignInForm } from "../account/SignInForm.tsx";
import { signOut, useSession } from "./session.ts";

/** The session has ended under the page. What is typed in stays; after signing in again the page goes on with what it was doing. */
export function Lock() {
  const session = useSession();
  if (session.state !== "in" || !session.locked) return null;
  return (
    <Dialog title={m.account_ended()} className="lock">
      <p className="soft">{m.account_ended_text()}</p>
      <SignInForm email={session.me.email} workspace={session.workspace} />
      <p className="dense">
        <button
          type="button"
          className="btn link"
          onClick={() => {
            void signOut();
          }}
        >
          {m.account_not_me({ name: session.me.name })}
        </button>
      </p>
    </Dialog>
  );
}
