import { Textarea } from "@mantine/core";
import { useState } from "react";
import { DialogForm } from "./DialogForm.tsx";
import { fieldErrors } from "./problem.ts";
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
  const own = told["reason"] ?? told["remark"] ?? told["note"];
  return (
    <Dialog title={title} onClose={onClose}>
      <DialogForm
        verb={verb}
        error={own ? null : error}
        pending={pending}
        unready={reason.trim().length < 3}
        onClose={onClose}
        onDo={() => onDo(reason).then((done) => done !== undefined && onClose())}
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
      </DialogForm>
    </Dialog>
  );
}
