import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { m } from "../words/out/messages.js";
import { useForm } from "../app/form.ts";
import { useAct } from "../app/query.ts";
import { Card } from "./Card.tsx";
import { NewPassword } from "./NewPassword.tsx";
import { useToken } from "./token.ts";

/** A new password, by the link of a letter. */
export function Reset() {
  const token = useToken();
  const { line, act, error, pending } = useAct("POST /v1/password/reset", []);
  const form = useForm({ password: "" }, { line, error });
  const [done, setDone] = useState(false);
  if (done)
    return (
      <Card title={m.account_reset_done()} lead={m.account_reset_done_text()}>
        <Button component={Link} to="/sign-in" fullWidth>
          {m.account_sign_in()}
        </Button>
      </Card>
    );
  return (
    <Card title={m.account_reset()} lead={m.account_reset_text()}>
      <NewPassword
        label={m.account_new_password()}
        verb={m.account_set_password()}
        form={form}
        error={error}
        pending={pending}
        onDo={() => act({ token, ...form.values }).then((answer) => setDone(answer !== undefined))}
      />
      <p className="dense">
        <Link to="/forgot">{m.account_another_letter()}</Link>
      </p>
    </Card>
  );
}
