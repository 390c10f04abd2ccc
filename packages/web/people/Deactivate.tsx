import { Button, TextInput } from "@mantine/core";
import { m } from "../words/out/messages.js";
import { useForm } from "../app/form.ts";
import { useAct } from "../app/query.ts";
import { Said } from "../app/Said.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import type { Where } from "./place.ts";
import type { Person } from "../app/roles.ts";

/** Ends somebody's membership of this place, at once and for every open session. */
export function Deactivate({ where, person, onClose }: { where: Where; person: Person; onClose: () => void }) {
  const atDesk = useAct("POST /v1/members/{id}/deactivate");
  const inAgency = useAct("POST /v1/agencies/{agency}/members/{id}/deactivate");
  const { agency } = where;
  const { error, pending } = agency ? inAgency : atDesk;
  const form = useForm({ reason: "" }, error);
  const save = async () => {
    const { id, version } = person;
    const done = agency ? await inAgency.act({ agency, id, ...form.values }, version) : await atDesk.act({ id, ...form.values }, version);
    if (done) onClose();
  };
  return (
    <Dialog title={m.people_deactivate_of({ name: person.name })} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p className="dense soft">{m.people_deactivate_note()}</p>
        <TextInput label={m.people_reason()} required withAsterisk={false} {...form.field("reason")} />
        <Said error={error} form={form} />
        <div className="foot">
          <Button variant="default" onClick={onClose}>
            {m.people_cancel()}
          </Button>
          <Button type="submit" color="red" variant="outline" loading={pending}>
            {m.people_deactivate()}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
