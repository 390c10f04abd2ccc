import { Link, useNavigate } from "@tanstack/react-router";
import { m } from "../words/out/messages.js";
import { useForm } from "../app/form.ts";
import { useAct } from "../app/query.ts";
import { signIn } from "../app/session.ts";
import { Card } from "./Card.tsx";
import { NewPassword } from "./NewPassword.tsx";
import { useToken } from "./token.ts";

/** Accepts an invitation by the link of its letter, and goes on signed in. Where a code is asked for, the sign-in page asks for it. */
export function Invitation() {
  const token = useToken();
  const navigate = useNavigate();
  const { line, act, error, pending } = useAct("POST /v1/invitations/accept", []);
  const form = useForm({ password: "" }, { line, error });
  const accept = async () => {
    const accepted = await act({ token, ...form.values });
    if (!accepted) return;
    const { email, workspace } = accepted;
    const opened = await signIn({ email, workspace, ...form.values }).catch(() => undefined);
    await navigate({ to: opened ? "/" : "/sign-in" });
  };
  return (
    <Card title={m.account_invitation()} lead={m.account_invitation_text()} foot={m.account_invitation_foot()}>
      <NewPassword label={m.account_password()} verb={m.account_accept()} form={form} error={error} pending={pending} onDo={accept} />
      <p className="dense">
        <Link to="/sign-in">{m.account_back()}</Link>
      </p>
    </Card>
  );
}
