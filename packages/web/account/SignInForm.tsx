import { Button, TextInput } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { m } from "../words/out/messages.js";
import { useForm } from "../app/form.ts";
import { Problem, Unreachable } from "../app/problem.ts";
import { signIn } from "../app/session.ts";
import { Password } from "../ui/Password.tsx";

type Props = {
  /** Who signs in again, when it is settled. */
  email?: string;
  workspace?: string | null;
  onDone?: () => void;
};

/** Address and password, and then the code where one is asked for. Whatever was typed in stays. */
export function SignInForm({ email, workspace, onDone }: Props) {
  const [asksCode, setAsksCode] = useState(false);
  const entry = useMutation({
    mutationFn: (given: { email: string; password: string; totp: string }) =>
      signIn({
        email: given.email,
        password: given.password,
        ...(asksCode ? { totp: given.totp } : {}),
        ...(workspace ? { workspace } : {}),
      }),
    onSuccess: () => onDone?.(),
    onError: (error) => {
      if (error instanceof Problem && error.code === "session.totp_required") setAsksCode(true);
    },
  });
  const form = useForm({ email: email ?? "", password: "", totp: "" }, { line: "POST /v1/sessions", error: entry.error });
  const wrong = said(entry.error, form.said);
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        entry.mutate(form.values);
      }}
    >
      <TextInput label={m.account_email()} type="email" autoComplete="username" readOnly={email !== undefined} {...form.field("email")} />
      <Password
        label={m.account_password()}
        autoComplete="current-password"
        data-autofocus={email !== undefined || undefined}
        {...form.field("password")}
        {...(wrong && !asksCode ? { error: wrong } : {})}
      />
      {asksCode && (
        <TextInput
          label={m.account_code()}
          description={m.account_code_hint()}
          inputMode="numeric"
          autoComplete="one-time-code"
          pattern="[0-9]{6}"
          autoFocus
          {...form.field("totp")}
          {...(wrong ? { error: wrong } : {})}
        />
      )}
      <Button type="submit" fullWidth loading={entry.isPending}>
        {email === undefined ? m.account_sign_in() : m.account_go_on()}
      </Button>
    </form>
  );
}

/** What stands at the field: being asked for a code is no error. */
function said(error: Error | null, told: string | undefined): string | undefined {
  if (error instanceof Unreachable) return m.frame_unreachable_text();
  return error instanceof Problem && error.code === "session.totp_required" ? undefined : told;
}
