import { Checkbox, TextInput } from "@mantine/core";
import "@mantine/core/styles/Checkbox.css";
import "@mantine/core/styles/InlineInput.css";
import { useState } from "react";
import { m } from "../words/out/messages.js";
import type { Answer } from "../app/api-types.ts";
import { useForm } from "../app/form.ts";
import { useAct } from "../app/query.ts";
import { DialogForm } from "../app/DialogForm.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { type Scope, scopes } from "./scopes.ts";

export function Create({ onClose, onMade }: { onClose: () => void; onMade: (client: Answer<"POST /v1/clients">) => void }) {
  const { line, act, error, pending } = useAct("POST /v1/clients", ["GET /v1/clients"]);
  const form = useForm({ name: "" }, { line, error });
  const [chosen, choose] = useState<Scope[]>([]);
  return (
    <Dialog title={m.clients_create()} className="wide-dialog" onClose={onClose}>
      <DialogForm
        verb={m.clients_create()}
        error={error}
        pending={pending}
        form={form}
        onClose={onClose}
        unready={chosen.length === 0}
        onDo={() => act({ ...form.values, scopes: chosen }).then((made) => made && onMade(made))}
      >
        <TextInput label={m.clients_name()} description={m.clients_name_hint()} {...form.field("name")} />
        <fieldset className="checks many">
          <legend>{m.clients_scopes()}</legend>
          {(Object.keys(scopes) as Scope[]).map((scope) => (
            <Checkbox
              key={scope}
              label={scopes[scope]()}
              checked={chosen.includes(scope)}
              onChange={({ currentTarget }) => choose(currentTarget.checked ? [...chosen, scope] : chosen.filter((each) => each !== scope))}
            />
          ))}
        </fieldset>
      </DialogForm>
    </Dialog>
  );
}
