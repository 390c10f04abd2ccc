import { NativeSelect, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { m } from "../words/out/messages.js";
import { DateField } from "../app/DateField.tsx";
import { useForm } from "../app/form.ts";
import { byName, civilDate } from "../app/format.ts";
import { askAll, useAct } from "../app/query.ts";
import { DialogForm } from "../app/DialogForm.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { type Agency, levels, obligations, optionsOf, types } from "../app/agencies.ts";

export type ChangeName = "rename" | "reclassify" | "close" | "reopen";
type Props = { name: ChangeName; agency: Agency; onClose: () => void };

const titles = { rename: m.agencies_rename, reclassify: m.agencies_reclassify, close: m.agencies_close, reopen: m.agencies_reopen };
const notes = {
  rename: m.agencies_rename_note,
  reclassify: m.agencies_reclassify_note,
  close: m.agencies_close_note,
  reopen: m.agencies_reopen_note,
};

/** What changes an agency, from a day on; what was stays true for its days. */
export function Change({ name, agency, onClose }: Props) {
  const change = useAct(`POST /v1/agencies/{id}/${name}`);
  const initial = {
    name: agency.name,
    type: agency.type as string,
    level: agency.level as string,
    obligation: agency.obligation as string,
    eid: agency.eid ?? "",
    from: civilDate(),
    validTo: civilDate(),
    successor: "",
    basis: "",
    reason: "",
  };
  const form = useForm(initial, change);
  const others = useQuery({ ...askAll("GET /v1/agencies", { state: "active" }), enabled: name === "close" });
  const save = async () => {
    const { id, version } = agency;
    const v = form.values;
    const dated = { id, from: v.from, ...(v.basis ? { basis: v.basis } : {}) };
    const inputs = {
      rename: { ...dated, name: v.name },
      reclassify: { ...dated, type: v.type, level: v.level, obligation: v.obligation, eid: v.eid || null },
      close: { id, validTo: v.validTo, reason: v.reason, ...(v.successor ? { successor: v.successor } : {}) },
      reopen: { id, reason: v.reason },
    };
    // The dialog asks for the fields of the act it was opened for; the API says what is wrong with them.
    const done = await change.act(inputs[name] as Parameters<typeof change.act>[0], version);
    if (done) onClose();
  };
  return (
    <Dialog title={titles[name]()} className="wide-dialog" onClose={onClose}>
      <p className="dense soft">{notes[name]()}</p>
      <DialogForm
        verb={titles[name]()}
        error={change.error}
        pending={change.pending}
        form={form}
        onClose={onClose}
        ends={name === "close"}
        onDo={save}
      >
        {name === "rename" && <TextInput label={m.agencies_name()} {...form.field("name")} />}
        {name === "reclassify" && (
          <>
            <div className="pair">
              <NativeSelect label={m.agencies_type()} data={optionsOf(types)} {...form.field("type")} />
              <NativeSelect label={m.agencies_level()} data={optionsOf(levels)} {...form.field("level")} />
            </div>
            <div className="pair">
              <NativeSelect label={m.agencies_obligation()} data={optionsOf(obligations)} {...form.field("obligation")} />
              <TextInput label={m.agencies_eid()} {...form.field("eid")} />
            </div>
          </>
        )}
        {(name === "rename" || name === "reclassify") && (
          <div className="pair">
            <DateField label={m.agencies_from()} max={civilDate()} {...form.field("from")} />
            <TextInput label={m.agencies_basis()} placeholder="123/QĐ-UBND" {...form.field("basis")} />
          </div>
        )}
        {name === "close" && (
          <>
            <DateField label={m.agencies_valid_to()} max={civilDate()} {...form.field("validTo")} />
            <NativeSelect
              label={m.agencies_successor()}
              data={[
                { value: "", label: m.agencies_no_successor() },
                ...(others.data ?? [])
                  .filter(({ id }) => id !== agency.id)
                  .toSorted((a, b) => byName(a.name, b.name))
                  .map((other) => ({ value: other.id, label: other.name })),
              ]}
              {...form.field("successor")}
            />
          </>
        )}
        {(name === "close" || name === "reopen") && <TextInput label={m.agencies_reason()} {...form.field("reason")} />}
      </DialogForm>
    </Dialog>
  );
}
