import { Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { m } from "../words/out/messages.js";
import type { ItemOf } from "../app/api-types.ts";
import { useForm } from "../app/form.ts";
import { useAct } from "../app/query.ts";
import { DialogForm } from "../app/DialogForm.tsx";
import { Choose } from "../ui/Choose.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { type PlatformRole, rolesOnPlatform, roleWords } from "../app/roles.ts";

export type Person = ItemOf<"GET /v1/operator/members">;

/** Invites one person by letter. */
export function Invite({ onClose }: { onClose: () => void }) {
  const { line, act, error, pending } = useAct("POST /v1/operator/members");
  const [role, setRole] = useState<PlatformRole>("operator");
  const form = useForm({ name: "", title: "", email: "" }, { line, error });
  const invite = async () => {
    const { name, email, title } = form.values;
    if (await act({ name, email, ...(title ? { title } : {}), roles: [role] })) onClose();
  };
  return (
    <Dialog title={m.provinces_invite()} onClose={onClose}>
      <DialogForm verb={m.provinces_send_invitation()} error={error} pending={pending} form={form} onClose={onClose} onDo={invite}>
        <Choose
          label={m.provinces_role()}
          value={role}
          options={rolesOnPlatform.map((each) => ({ value: each, label: roleWords[each]() }))}
          onChange={(to) => setRole(to as PlatformRole)}
        />
        <TextInput label={m.provinces_name()} autoComplete="off" data-autofocus {...form.field("name")} />
        <TextInput label={m.provinces_admin_title()} autoComplete="off" {...form.field("title")} />
        <TextInput
          label={m.provinces_email()}
          description={m.provinces_admin_email_hint()}
          type="email"
          autoComplete="off"
          {...form.field("email")}
        />
      </DialogForm>
    </Dialog>
  );
}

/** Ends someone's access; the reason goes into the trail. */
export function Deactivate({ person, onClose }: { person: Person; onClose: () => void }) {
  const { line, act, error, pending } = useAct("POST /v1/operator/members/{id}/deactivate");
  const form = useForm({ reason: "" }, { line, error });
  const end = async () => {
    if (await act({ id: person.id, ...form.values }, person.version)) onClose();
  };
  return (
    <Dialog title={`${m.provinces_deactivate()}: ${person.name}`} onClose={onClose}>
      <DialogForm verb={m.provinces_deactivate()} error={error} pending={pending} form={form} onClose={onClose} ends onDo={end}>
        <p className="note">{m.provinces_deactivate_text()}</p>
        <Textarea label={m.provinces_why()} rows={3} data-autofocus {...form.field("reason")} />
      </DialogForm>
    </Dialog>
  );
}
