import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { m } from "../words/out/messages.js";
import { Card } from "./Card.tsx";
import { SignInForm } from "./SignInForm.tsx";

export function SignIn() {
  const navigate = useNavigate();
  const { to } = useSearch({ from: "/sign-in" });
  return (
    <Card title={m.account_sign_in()} foot={m.account_no_account()}>
      <SignInForm onDone={() => void navigate({ href: to ?? "/" })} />
      <p className="dense">
        <Link to="/forgot">{m.account_forgot()}</Link>
      </p>
    </Card>
  );
}
