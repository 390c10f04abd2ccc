import { Button, TextInput } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { m } from "../words/out/messages.js";
import { useForm } from "../app/form.ts";
import { useAct } from "../app/query.ts";
import { Said } from "../app/Said.tsx";
import { Card } from "./Card.tsx";

/** Asks for a letter with a link. What is answered is the same for every address. */
export function Forgot() {
  const { line, act, error, pending } = useAct("POST /v1/password/forgot", []);
  const form = useForm({ email: "" }, { line, error });
  const [sentTo, setSentTo] = useState<string>();
  if (sentTo)
    return (
      <Card title={m.account_letter_sent()} lead={m.account_letter_sent_text({ email: sentTo })}>
        <p className="dense">
          <Link to="/sign-in">{m.account_back()}</Link>
        </p>
      </Card>
    );
  return (
    <Card title={m.account_forgot()} lead={m.account_forgot_text()}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void act(form.values).then((done) => done && setSentTo(form.values.email));
        }}
      >
        <TextInput label={m.account_email()} type="email" autoComplete="username" {...form.field("email")} />
        <Said error={error} form={form} />
        <Button type="submit" fullWidth loading={pending}>
          {m.account_send_letter()}
        </Button>
      </form>
      <p className="dense">
        <Link to="/sign-in">{m.account_back()}</Link>
      </p>
    </Card>
  );
}
