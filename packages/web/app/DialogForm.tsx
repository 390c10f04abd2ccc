import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { m } from "../words/out/messages.js";
import { Said } from "./Said.tsx";

type Props = {
  /** The verb with its object. */
  verb: string;
  error: Error | null;
  pending: boolean;
  /** Where its fields are: what the API says of one of them stands there and not above the buttons. */
  form?: { said: string | undefined };
  /** Nothing to send yet. */
  unready?: boolean;
  /** It ends something or takes it back. */
  ends?: boolean;
  className?: string;
  onDo: () => unknown;
  onClose: () => void;
  children: ReactNode;
};

/** What is asked in a dialog: the fields, what the API refused, and at the foot the way out and the act. */
export function DialogForm({ verb, error, pending, form, unready = false, ends = false, className = "", onDo, onClose, children }: Props) {
  return (
    <form
      className={`stack ${className}`}
      onSubmit={(event) => {
        event.preventDefault();
        void onDo();
      }}
    >
      {children}
      <Said error={error} {...(form ? { form } : {})} />
      <div className="foot">
        <Button variant="default" onClick={onClose}>
          {m.ui_not_now()}
        </Button>
        <Button type="submit" loading={pending} disabled={unready} {...(ends ? { color: "red", variant: "outline" } : {})}>
          {verb}
        </Button>
      </div>
    </form>
  );
}
