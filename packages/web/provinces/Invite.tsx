import { Button, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { m } from "../words/out/messages.js";
import type { ItemOf } from "../app/api-types.ts";
import { useForm } from "../app/form.ts";
import { useAct } from "../app/query.ts";
import { Said } from "../app/Said.tsx";
import { Choose } from "../ui/Choose.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { type Role, roles, roleWord } from "./roles.ts";

export type Person = ItemOf<"GET /v1/operator/members">;

/** Invites one person by letter. */
export function Invite({ onClose }: { onClose: () => void }) {
  const { act, error, pending } = useAct("POST /v1/operator/members");
  const [role, setRole] = useState<Role>("operator");
  const form = useForm({ name: "", title: "", email: "" }, error);
  const invite = async () => {
    const { name, email, title } = form.values;
    if (await act({ name, email, ...(title ? { title } : {}), roles: [role] })) onClose();
  };
  return (
    <Dialog title={m.provinces_invite()} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void invite();
        }}
      >
        <Choose
          label={m.provinces_role()}
          value={role}
          options={roles.map((each) => ({ value: each, label: roleWord(each) }))}
          onChange={(to) => setRole(to as Role)}
        />
        <TextInput label={m.provinces_name()} required withAsterisk={false} autoComplete="off" data-autofocus {...form.field("name")} />
        <TextInput label={m.provinces_admin_title()} autoComplete="off" {...form.field("title")} />
        <TextInput
          label={m.provinces_email()}
          description={m.provinces_admin_email_hint()}
          type="email"
          required
          withAsterisk={false}
          autoComplete="off"
          {...form.field("email")}
        />
        <Said error={error} form={form} />
        <div className="row">
          <Button type="submit" loading={pending}>
            {m.provinces_send_invitation()}
          </Button>
          <Button variant="default" onClick={onClose}>
            {m.provinces_not_now()}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Ends someone's access; the reason goes into the trail. */
export function Deactivate({ person, onClose }: { person: Person; onClose: () => void }) {
  const { act, error, pending } = useAct("POST /v1/operator/members/{id}/deactivate");
  const form = useForm({ reason: "" }, error);
  const end = async () => {
    if (await act({ id: person.id, ...form.values }, person.version)) onClose();
  };
  return (
    <Dialog title={`${m.provinces_deactivate()}: ${person.name}`} onClose={onClose}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void end();
        }}
      >
        <p className="note">{m.provinces_deactivate_text()}</p>
        <Textarea label={m.provinces_why()} required withAsterisk={false} rows={3} data-autofocus {...form.field("reason")} />
        <Said error={error} form={form} />
        <div className="row">
          <Button type="submit" loading={pending}>
            {m.provinces_deactivate()}
          </Button>
          <Button variant="default" onClick={onClose}>
            {m.provinces_not_now()}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
