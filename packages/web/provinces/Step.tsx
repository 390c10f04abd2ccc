import { Textarea } from "@mantine/core";
import { m } from "../words/out/messages.js";
import { useForm } from "../app/form.ts";
import { useAct } from "../app/query.ts";
import { DialogForm } from "../app/DialogForm.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import type { Province } from "./looks.ts";

export type StepName = "suspend" | "resume" | "leave";
type Words = { act: () => string; consequence: () => string };
export const stepWords: { readonly [S in StepName]: Words } = {
  suspend: { act: () => m.provinces_suspend(), consequence: () => m.provinces_suspend_text() },
  resume: { act: () => m.provinces_resume(), consequence: () => m.provinces_resume_text() },
  leave: { act: () => m.provinces_leave(), consequence: () => m.provinces_leave_text() },
};

/** A step with legal force: what follows is said, and the reason goes into the trail. */
export function Step({ name, province, onClose }: { name: StepName; province: Province; onClose: () => void }) {
  const { line, act, error, pending } = useAct(`POST /v1/operator/provinces/{province}/${name}`);
  const form = useForm({ reason: "" }, { line, error });
  const take = async () => {
    const told = await act({ province: province.province, ...form.values }, province.version);
    if (told) onClose();
  };
  return (
    <Dialog title={`${stepWords[name].act()}: ${province.name}`} onClose={onClose}>
      <DialogForm
        verb={stepWords[name].act()}
        error={error}
        pending={pending}
        form={form}
        onClose={onClose}
        ends={name === "leave"}
        onDo={take}
      >
        <p className={name === "leave" ? "note red" : "note"}>{stepWords[name].consequence()}</p>
        <Textarea
          label={m.provinces_why()}
          description={m.provinces_why_hint()}
          autosize={false}
          rows={3}
          data-autofocus
          {...form.field("reason")}
        />
      </DialogForm>
    </Dialog>
  );
}
