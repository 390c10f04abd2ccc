import { NativeSelect, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { m } from "../words/out/messages.js";
import { DateField } from "../app/DateField.tsx";
import { byName } from "../app/format.ts";
import { useForm } from "../app/form.ts";
import { useAct } from "../app/query.ts";
import { DialogForm } from "../app/DialogForm.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { type Agency, obligations, optionsOf, types } from "../app/agencies.ts";

/** A new agency; what is left open follows from its type. */
export function Create({ agencies, onClose }: { agencies: readonly Agency[]; onClose: () => void }) {
  const { line, act, error, pending } = useAct("POST /v1/agencies");
  const form = useForm({ name: "", code: "", type: "ward", obligation: "", parent: "", eid: "", validFrom: "" }, { line, error });
  const navigate = useNavigate();
  const save = async () => {
    const { type, obligation, name, code, ...more } = form.values;
    const said = Object.fromEntries(Object.entries({ obligation, ...more }).filter(([, value]) => value !== ""));
    const made = await act({ name, code, type: type as Agency["type"], ...said });
    if (made) await navigate({ to: "/agencies/$agency/profile", params: { agency: made.id } });
  };
  const parents = agencies.filter(({ state }) => state === "active").toSorted((a, b) => byName(a.name, b.name));
  return (
    <Dialog title={m.agencies_create()} className="wide-dialog" onClose={onClose}>
      <DialogForm verb={m.agencies_create()} error={error} pending={pending} form={form} onClose={onClose} onDo={save}>
        <TextInput label={m.agencies_name()} {...form.field("name")} />
        <div className="pair">
          <TextInput label={m.agencies_code()} {...form.field("code")} />
          <NativeSelect label={m.agencies_type()} data={optionsOf(types)} {...form.field("type")} />
        </div>
        <NativeSelect
          label={m.agencies_parent()}
          data={[{ value: "", label: m.agencies_no_parent() }, ...parents.map(({ id, name }) => ({ value: id, label: name }))]}
          {...form.field("parent")}
        />
        <div className="pair">
          <NativeSelect
            label={m.agencies_obligation()}
            data={[{ value: "", label: m.agencies_by_type() }, ...optionsOf(obligations)]}
            {...form.field("obligation")}
          />
          <DateField label={m.agencies_valid_from()} {...form.field("validFrom")} />
        </div>
        <TextInput label={m.agencies_eid()} description={m.agencies_eid_hint()} {...form.field("eid")} />
      </DialogForm>
    </Dialog>
  );
}
