import { TextInput } from "@mantine/core";
import { m } from "../words/out/messages.js";
import { useForm } from "../app/form.ts";
import { DialogForm } from "../app/DialogForm.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { useActOn, type Where } from "./place.ts";
import type { Person } from "../app/roles.ts";

/** Ends somebody's membership of this place, at once and for every open session. */
export function Deactivate({ where, person, onClose }: { where: Where; person: Person; onClose: () => void }) {
  const { line, act, error, pending } = useActOn(where, "POST /v1/members/{id}/deactivate");
  const form = useForm({ reason: "" }, { line, error });
  const save = async () => {
    const { id, version } = person;
    const done = await act({ id, ...form.values }, version);
    if (done) onClose();
  };
  return (
    <Dialog title={m.people_deactivate_of({ name: person.name })} onClose={onClose}>
      <DialogForm verb={m.people_deactivate()} error={error} pending={pending} form={form} onClose={onClose} ends onDo={save}>
        <p className="dense soft">{m.people_deactivate_note()}</p>
        <TextInput label={m.people_reason()} {...form.field("reason")} />
      </DialogForm>
    </Dialog>
  );
}
