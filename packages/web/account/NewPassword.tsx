import { Button } from "@mantine/core";
import { m } from "../words/out/messages.js";
import type { useForm } from "../app/form.ts";
import { Said } from "../app/Said.tsx";
import { Password } from "../ui/Password.tsx";

type Props = {
  label: string;
  verb: string;
  form: ReturnType<typeof useForm<{ password: string }>>;
  error: Error | null;
  pending: boolean;
  onDo: () => unknown;
};

/** The one field of whoever came by the link of a letter: a password of their own. */
export const NewPassword = ({ label, verb, form, error, pending, onDo }: Props) => (
  <form
    className="stack"
    onSubmit={(event) => {
      event.preventDefault();
      void onDo();
    }}
  >
    <Password label={label} description={m.account_password_hint()} autoComplete="new-password" {...form.field("password")} />
    <Said error={error} form={form} />
    <Button type="submit" fullWidth loading={pending}>
      {verb}
    </Button>
  </form>
);
