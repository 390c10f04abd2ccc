import { TextInput } from "@mantine/core";
import { useState } from "react";
import { m } from "../words/out/messages.js";
import { useForm } from "../app/form.ts";
import { fieldErrors } from "../app/problem.ts";
import { DialogForm } from "../app/DialogForm.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { useActOn, type Where } from "./place.ts";
import { RoleChecks } from "./RoleChecks.tsx";
import { ownRoles, type Person, type Role } from "../app/roles.ts";

/** Invites somebody, or again whom was deactivated; the letter goes out by itself. */
export function Invite({ where, person, onClose }: { where: Where; person?: Person; onClose: () => void }) {
  const { line, act, error, pending } = useActOn(where, "POST /v1/members");
  const form = useForm(
    { name: person?.name ?? "", email: person?.email ?? "", title: person?.title ?? "", unit: person?.unit ?? "" },
    { line, error },
  );
  const [roles, setRoles] = useState<Role[]>(person ? ownRoles(person) : []);
  const save = async () => {
    const { name, email, title, unit } = form.values;
    const said = { name, email, ...(title ? { title } : {}), ...(unit ? { unit } : {}), roles };
    const done = await act(said);
    if (done) onClose();
  };
  return (
    <Dialog title={person ? m.people_invite_again() : m.people_invite()} className="wide-dialog" onClose={onClose}>
      <DialogForm
        verb={m.people_send()}
        error={error}
        pending={pending}
        form={form}
        onClose={onClose}
        unready={roles.length === 0}
        onDo={save}
      >
        <p className="dense soft">{m.people_invite_note()}</p>
        <div className="pair">
          <TextInput label={m.people_name()} {...form.field("name")} />
          <TextInput label={m.people_email()} type="email" readOnly={person !== undefined} {...form.field("email")} />
        </div>
        <div className="pair">
          <TextInput label={m.people_job()} {...form.field("title")} />
          <TextInput label={m.people_unit()} {...form.field("unit")} />
        </div>
        <RoleChecks where={where} roles={roles} onChange={setRoles} error={fieldErrors(error)["roles"]} />
      </DialogForm>
    </Dialog>
  );
}
