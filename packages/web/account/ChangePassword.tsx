import { m } from "../words/out/messages.js";
import { DialogForm } from "../app/DialogForm.tsx";
import { useForm } from "../app/form.ts";
import { useAct } from "../app/query.ts";
import { signIn, signOut, useSession } from "../app/session.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { Password } from "../ui/Password.tsx";

/** Another password. It ends every session, so that of this machine is opened again; where a code is asked for, the sign-in page asks for it. */
export function ChangePassword({ onClose }: { onClose: () => void }) {
  const { line, act, error, pending } = useAct("POST /v1/password/change", []);
  const form = useForm({ current: "", next: "" }, { line, error });
  const session = useSession();
  const change = async () => {
    if (session.state !== "in" || !(await act(form.values))) return;
    const { me, workspace } = session;
    const again = { email: me.email, password: form.values.next, ...(workspace ? { workspace } : {}) };
    await signIn(again).then(onClose, signOut);
  };
  return (
    <Dialog title={m.account_change_password()} onClose={onClose}>
      <DialogForm verb={m.account_change_password()} error={error} pending={pending} form={form} onDo={change} onClose={onClose}>
        <p className="dense soft">{m.account_change_password_text()}</p>
        <Password label={m.account_current_password()} autoComplete="current-password" data-autofocus {...form.field("current")} />
        <Password
          label={m.account_new_password()}
          description={m.account_password_hint()}
          autoComplete="new-password"
          {...form.field("next")}
        />
      </DialogForm>
    </Dialog>
  );
}
