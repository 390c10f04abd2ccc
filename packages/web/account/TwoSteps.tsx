import { m } from "../words/out/messages.js";
import { DialogForm } from "../app/DialogForm.tsx";
import { useForm } from "../app/form.ts";
import { useAct } from "../app/query.ts";
import { lookAgain } from "../app/session.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { Password } from "../ui/Password.tsx";
import { Enrol } from "./Enrol.tsx";
import "./account.css";

type Props = { onClose: () => void };

export const EnrolDialog = ({ onClose }: Props) => (
  <Dialog title={m.account_turn_on_title()} onClose={onClose}>
    <p className="dense soft">{m.account_two_steps_text()}</p>
    <Enrol onDone={() => void lookAgain().then(onClose)} />
  </Dialog>
);

/** Turns it off; the password is asked, because a session may be someone else's hand. */
export function RemoveTotp({ onClose }: Props) {
  const { line, act, error, pending } = useAct("POST /v1/me/totp/remove", []);
  const form = useForm({ password: "" }, { line, error });
  const remove = async () => {
    if (await act(form.values)) await lookAgain().then(onClose);
  };
  return (
    <Dialog title={m.account_turn_off_title()} onClose={onClose}>
      <DialogForm verb={m.account_turn_off_title()} error={error} pending={pending} form={form} ends onDo={remove} onClose={onClose}>
        <p className="dense soft">{m.account_turn_off_text()}</p>
        <Password label={m.account_password()} autoComplete="current-password" data-autofocus {...form.field("password")} />
      </DialogForm>
    </Dialog>
  );
}
