import { Button, Textarea } from "@mantine/core";
import { useState } from "react";
import { m } from "../words/out/messages.js";
import { fieldErrors } from "./problem.ts";
import { Said } from "./Said.tsx";
import { Dialog } from "../ui/Dialog.tsx";

type Props = {
  title: string;
  /** What follows from it. */
  text: string;
  label: string;
  /** The verb with its object. */
  verb: string;
  error: Error | null;
  pending: boolean;
  onDo: (reason: string) => Promise<unknown>;
  onClose: () => void;
};

/** An act that needs a reason or a remark: it says what follows, and goes into the log. */
export function Reasoned({ title, text, label, verb, error, pending, onDo, onClose }: Props) {
  const [reason, setReason] = useState("");
  const told = fieldErrors(error);
  const own = told["reason"] ?? told["remark"];
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void onDo(reason).then((done) => done !== undefined && onClose());
        }}
      >
        <p className="soft dense">{text}</p>
        <Textarea
          label={label}
          rows={4}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
          error={own}
          autoFocus
        />
        {!own && <Said error={error} />}
        <div className="row">
          <Button type="submit" loading={pending} disabled={reason.trim().length < 3}>
            {verb}
          </Button>
          <Button variant="default" onClick={onClose}>
            {m.documents_leave()}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
