import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { m } from "../words/out/messages.js";
import { useForm } from "../app/form.ts";
import { fieldErrors } from "../app/problem.ts";
import { useAct } from "../app/query.ts";
import { Said } from "../app/Said.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import type { Where } from "./place.ts";
import { RoleChecks } from "./RoleChecks.tsx";
import { ownRoles, type Person, type Role } from "../app/roles.ts";

/** Invites somebody, or again whom was deactivated; the letter goes out by itself. */
export function Invite({ where, person, onClose }: { where: Where; person?: Person; onClose: () => void }) {
  const atDesk = useAct("POST /v1/members");
  const inAgency = useAct("POST /v1/agencies/{agency}/members");
  const { agency } = where;
  const { error, pending } = agency ? inAgency : atDesk;
  const form = useForm(
    { name: person?.name ?? "", email: person?.email ?? "", title: person?.title ?? "", unit: person?.unit ?? "" },
    error,
  );
  const [roles, setRoles] = useState<Role[]>(person ? ownRoles(person) : []);
  const save = async () => {
    const { name, email, title, unit } = form.values;
    const said = { name, email, ...(title ? { title } : {}), ...(unit ? { unit } : {}), roles };
    const done = agency ? await inAgency.act({ agency, ...said }) : await atDesk.act(said);
    if (done) onClose();
  };
  return (
    <Dialog title={person ? m.people_invite_again() : m.people_invite()} className="wide-dialog" onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p className="dense soft">{m.people_invite_note()}</p>
        <div className="pair">
          <TextInput label={m.people_name()} required withAsterisk={false} {...form.field("name")} />
          <TextInput
            label={m.people_email()}
            type="email"
            required
            withAsterisk={false}
            readOnly={person !== undefined}
            {...form.field("email")}
          />
        </div>
        <div className="pair">
          <TextInput label={m.people_job()} {...form.field("title")} />
          <TextInput label={m.people_unit()} {...form.field("unit")} />
        </div>
        <RoleChecks where={where} roles={roles} onChange={setRoles} error={fieldErrors(error)["roles"]} />
        <Said error={error} form={form} />
        <div className="foot">
          <Button variant="default" onClick={onClose}>
            {m.people_cancel()}
          </Button>
          <Button type="submit" loading={pending} disabled={roles.length === 0}>
            {m.people_send()}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
