import { NativeSelect, Textarea, TextInput } from "@mantine/core";
import { m } from "../../words/out/messages.js";
import type { Act, Input } from "../../app/api-types.ts";
import { DateField } from "../../app/DateField.tsx";
import { useForm } from "../../app/form.ts";
import { civilDate } from "../../app/format.ts";
import { useAct } from "../../app/query.ts";
import { DialogForm } from "../../app/DialogForm.tsx";
import { Dialog } from "../../ui/Dialog.tsx";
import type { Adoption } from "../../app/adoption/looks.ts";
import { dueOf } from "../../app/adoption/stages.ts";

const lines = {
  plan: "POST /v1/agencies/{agency}/adoptions/{id}/plan",
  build: "POST /v1/agencies/{agency}/adoptions/{id}/build",
  apply: "POST /v1/agencies/{agency}/adoptions/{id}/apply",
  confirm: "POST /v1/agencies/{agency}/adoptions/{id}/confirm",
  declare: "POST /v1/agencies/{agency}/adoptions/{id}/declare",
  change_scope: "POST /v1/agencies/{agency}/adoptions/{id}/change-scope",
  restart: "POST /v1/agencies/{agency}/adoptions/{id}/restart",
} as const satisfies Record<string, Act>;
export type StepName = keyof typeof lines;
export const isStep = (name: string): name is StepName => name in lines;

export const stepWords: { readonly [N in StepName]: () => string } = {
  plan: m.adoption_plan,
  build: m.adoption_build,
  apply: m.adoption_apply,
  confirm: m.adoption_confirm,
  declare: m.adoption_declare,
  change_scope: m.adoption_change_scope,
  restart: m.adoption_restart,
};
const notes: { readonly [N in StepName]: () => string } = {
  plan: m.adoption_plan_note,
  build: m.adoption_build_note,
  apply: m.adoption_apply_note,
  confirm: m.adoption_confirm_note,
  declare: m.adoption_declare_note,
  change_scope: m.adoption_change_scope_note,
  restart: m.adoption_restart_note,
};
/** Which fields each step has besides its day, its basis and, where it skips others or takes back, its reason. */
const asks: { readonly [N in StepName]: readonly ("due" | "scope" | "confirmedBy" | "declaration" | "why")[] } = {
  plan: ["due"],
  build: ["due"],
  apply: ["due", "scope"],
  confirm: ["confirmedBy", "scope"],
  declare: ["declaration", "scope"],
  change_scope: ["why"],
  restart: [],
};

type Props = { name: StepName; asksReason: boolean; agency: string; adoption: Adoption; onClose: () => void };

/** One step on the way of adoption, with the form of what it must say. */
export function Step({ name, asksReason, agency, adoption, onClose }: Props) {
  const { line, act, error, pending } = useAct(lines[name]);
  const scope = "scope" in adoption ? adoption.scope : undefined;
  const form = useForm(
    {
      on: civilDate(),
      due: dueOf(adoption) ?? "",
      basis: "",
      reason: "",
      confirmedBy: "",
      why: "",
      conformity: "self_declared",
      signer: "",
      "scope.covered": scope ? String(scope.covered) : "",
      "scope.inForce": scope ? String(scope.inForce) : "",
    },
    { line, error },
  );
  const has = (field: (typeof asks)[StepName][number]) => asks[name].includes(field);
  const save = async () => {
    const v = form.values;
    const text = (field: "due" | "confirmedBy" | "why" | "signer" | "basis" | "reason") => (v[field] ? { [field]: v[field] } : {});
    const counted = v["scope.covered"] !== "" || v["scope.inForce"] !== "";
    const said = {
      agency,
      id: adoption.id,
      on: v.on,
      ...text("basis"),
      ...(asksReason ? text("reason") : {}),
      ...(has("due") ? text("due") : {}),
      ...(has("confirmedBy") ? text("confirmedBy") : {}),
      ...(has("why") ? text("why") : {}),
      ...(has("declaration") ? { conformity: v.conformity, ...text("signer") } : {}),
      ...(has("scope") && counted ? { scope: { covered: Number(v["scope.covered"]), inForce: Number(v["scope.inForce"]) } } : {}),
    };
    // Each step asks for its own fields; what is missing the API tells at the field.
    const done = await act(said as Input<(typeof lines)[StepName]>, adoption.version);
    if (done) onClose();
  };
  const isDeclared = has("declaration");
  return (
    <Dialog title={stepWords[name]()} className="wide-dialog" onClose={onClose}>
      <p className="dense soft">{notes[name]()}</p>
      <DialogForm
        verb={stepWords[name]()}
        error={error}
        pending={pending}
        form={form}
        onClose={onClose}
        ends={name === "restart"}
        onDo={save}
      >
        {isDeclared && (
          <NativeSelect
            label={m.adoption_conformity()}
            data={[
              { value: "self_declared", label: m.adoption_self_declared() },
              { value: "certified", label: m.adoption_certified() },
            ]}
            {...form.field("conformity")}
          />
        )}
        {has("confirmedBy") && <TextInput label={m.adoption_confirmed_by()} {...form.field("confirmedBy")} />}
        {has("why") && <Textarea label={m.adoption_why()} autosize minRows={2} {...form.field("why")} />}
        {has("scope") && (
          <fieldset className="checks">
            <legend>{m.adoption_scope()}</legend>
            <div className="pair">
              <TextInput label={m.adoption_covered()} inputMode="numeric" {...form.field("scope.covered")} />
              <TextInput label={m.adoption_in_force()} inputMode="numeric" {...form.field("scope.inForce")} />
            </div>
          </fieldset>
        )}
        <div className="pair">
          <DateField label={m.adoption_on()} max={civilDate()} {...form.field("on")} />
          {has("due") && <DateField label={m.adoption_due()} {...form.field("due")} />}
        </div>
        <div className="pair">
          <TextInput label={isDeclared ? m.adoption_number() : m.adoption_basis()} placeholder="123/QĐ-UBND" {...form.field("basis")} />
          {isDeclared && <TextInput label={m.adoption_signer()} {...form.field("signer")} />}
        </div>
        {asksReason && (
          <TextInput
            label={m.adoption_reason()}
            description={name === "restart" ? m.adoption_restart_hint() : m.adoption_detour_hint()}
            required
            {...form.field("reason")}
          />
        )}
      </DialogForm>
    </Dialog>
  );
}
