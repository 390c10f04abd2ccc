import { Button, NativeSelect, TextInput } from "@mantine/core";
import { m } from "../words/out/messages.js";
import { DateField } from "../app/DateField.tsx";
import { useForm } from "../app/form.ts";
import { civilDate } from "../app/format.ts";
import { DialogForm } from "../app/DialogForm.tsx";
import { Said } from "../app/Said.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { rolesAt, useActOn, type Where } from "./place.ts";
import { delegated, type Person, type Role, roleWords, standsIn } from "../app/roles.ts";

const asOptions = (roles: readonly Role[]) => roles.map((value) => ({ value, label: roleWords[value]() }));

/** Delegates one's own role to a colleague for some days; both names go into what is done under it. */
export function Delegate({ where, to, onClose }: { where: Where; to: Person; onClose: () => void }) {
  const { line, act, error, pending } = useActOn(where, "POST /v1/delegations");
  const form = useForm({ role: rolesAt(where)[0] as string, from: civilDate(), until: "", basis: "" }, { line, error });
  const save = async () => {
    const { role, from, until, basis } = form.values;
    const said = { to: to.id, role: role as Role, from, until, ...(basis ? { basis } : {}) };
    const done = await act(said);
    if (done) onClose();
  };
  return (
    <Dialog title={m.people_delegate_to({ name: to.name })} onClose={onClose}>
      <DialogForm verb={m.people_delegate()} error={error} pending={pending} form={form} onClose={onClose} onDo={save}>
        <p className="dense soft">{m.people_delegate_note()}</p>
        <NativeSelect label={m.people_own_role()} data={asOptions(rolesAt(where))} {...form.field("role")} />
        <div className="pair">
          <DateField label={m.people_from()} min={civilDate()} {...form.field("from")} />
          <DateField label={m.people_until()} min={civilDate()} {...form.field("until")} />
        </div>
        <TextInput label={m.people_basis()} placeholder="123/QĐ-UBND" {...form.field("basis")} />
      </DialogForm>
    </Dialog>
  );
}

/** Takes back what one delegated, from today. */
export function EndDelegation({ where, from, onClose }: { where: Where; from: Person; onClose: () => void }) {
  const { act, error, pending } = useActOn(where, "POST /v1/delegations/end");
  const open = delegated(from, civilDate());
  const end = async (role: Role) => {
    const said = { to: from.id, role };
    const done = await act(said);
    if (done) onClose();
  };
  return (
    <Dialog title={m.people_end_of({ name: from.name })} onClose={onClose}>
      <p className="dense soft">{m.people_end_note()}</p>
      <ul className="stack s">
        {open.map((grant) => (
          <li key={`${grant.role}${grant.from}`} className="row between">
            <span className="dense">{standsIn(grant)}</span>
            <Button variant="default" loading={pending} onClick={() => void end(grant.role)}>
              {m.people_end()}
            </Button>
          </li>
        ))}
      </ul>
      <Said error={error} />
    </Dialog>
  );
}
