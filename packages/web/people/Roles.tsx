import { Button } from "@mantine/core";
import { useState } from "react";
import { m } from "../words/out/messages.js";
import { useAct } from "../app/query.ts";
import { Said } from "../app/Said.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import type { Where } from "./place.ts";
import { RoleChecks } from "./RoleChecks.tsx";
import { ownRoles, type Person } from "../app/roles.ts";

/** Gives a person these roles and no others, from today. */
export function Roles({ where, person, onClose }: { where: Where; person: Person; onClose: () => void }) {
  const atDesk = useAct("POST /v1/members/{id}/roles");
  const inAgency = useAct("POST /v1/agencies/{agency}/members/{id}/roles");
  const { agency } = where;
  const { error, pending } = agency ? inAgency : atDesk;
  const [roles, setRoles] = useState(ownRoles(person));
  const save = async () => {
    const { id, version } = person;
    const done = agency ? await inAgency.act({ agency, id, roles }, version) : await atDesk.act({ id, roles }, version);
    if (done) onClose();
  };
  return (
    <Dialog title={m.people_change_roles_of({ name: person.name })} onClose={onClose}>
      <p className="dense soft">{m.people_roles_note()}</p>
      <RoleChecks where={where} roles={roles} onChange={setRoles} />
      <Said error={error} />
      <div className="foot">
        <Button variant="default" onClick={onClose}>
          {m.people_cancel()}
        </Button>
        <Button loading={pending} disabled={roles.length === 0} onClick={() => void save()}>
          {m.people_change_roles()}
        </Button>
      </div>
    </Dialog>
  );
}
