import { useState } from "react";
import { m } from "../words/out/messages.js";
import { DialogForm } from "../app/DialogForm.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { useActOn, type Where } from "./place.ts";
import { RoleChecks } from "./RoleChecks.tsx";
import { ownRoles, type Person } from "../app/roles.ts";

/** Gives a person these roles and no others, from today. */
export function Roles({ where, person, onClose }: { where: Where; person: Person; onClose: () => void }) {
  const { act, error, pending } = useActOn(where, "POST /v1/members/{id}/roles");
  const [roles, setRoles] = useState(ownRoles(person));
  const save = async () => {
    const { id, version } = person;
    const done = await act({ id, roles }, version);
    if (done) onClose();
  };
  return (
    <Dialog title={m.people_change_roles_of({ name: person.name })} onClose={onClose}>
      <DialogForm verb={m.people_change_roles()} error={error} pending={pending} unready={roles.length === 0} onDo={save} onClose={onClose}>
        <p className="dense soft">{m.people_roles_note()}</p>
        <RoleChecks where={where} roles={roles} onChange={setRoles} />
      </DialogForm>
    </Dialog>
  );
}
