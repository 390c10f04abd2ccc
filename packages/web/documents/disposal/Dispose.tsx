import { NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { m } from "../../words/out/messages.js";
import { DialogForm } from "../../app/DialogForm.tsx";
import { DateField } from "../../app/DateField.tsx";
import { useForm } from "../../app/form.ts";
import { civilDate } from "../../app/format.ts";
import { fieldErrors } from "../../app/problem.ts";
import { askAll, useAct } from "../../app/query.ts";
import { type Document, type Edition, numberOf } from "../types.ts";
import { Dialog } from "../../ui/Dialog.tsx";
import { Password } from "../../ui/Password.tsx";
import "../../ui/records.css";
import "./disposal.css";

type Props = { agency: string; document: Document; edition: Edition; me: string | undefined; onClose: () => void };

/** The legal act of destroying what was kept long enough: by a decision, in a way that is named, before witnesses, with the password once more. */
export function Dispose({ agency, document, edition, me, onClose }: Props) {
  const confirm = useAct("POST /v1/sessions/confirm", []);
  const dispose = useAct("POST /v1/agencies/{agency}/documents/{document}/versions/{id}/dispose");
  const error = confirm.error ?? dispose.error;
  const told = fieldErrors(error);
  const form = useForm(
    { "decision.number": "", "decision.on": "", reason: m.disposal_reason_is(), method: "", witnesses: "", password: "" },
    { line: dispose.line, error },
  );
  const [witnesses, setWitnesses] = useState<string[]>([]);
  const { data: people = [] } = useQuery(askAll("GET /v1/agencies/{agency}/colleagues", { agency }));
  const name = (id: string) => people.find((each) => each.id === id)?.name ?? id;
  const others = people.filter(({ id }) => id !== me && !witnesses.includes(id));
  const { values } = form;
  const number = numberOf(edition);
  const destroy = async () => {
    dispose.reset();
    if (!(await confirm.act({ password: values.password }))) return;
    const decision = { number: values["decision.number"], on: values["decision.on"] };
    const said = { reason: values.reason, method: values.method, decision, witnesses };
    const done = await dispose.act({ agency, document: document.id, id: edition.id, ...said }, edition.version);
    if (done) onClose();
  };
  const ready = [values["decision.number"], values["decision.on"], values.reason, values.method, values.password].every((text) =>
    text.trim(),
  );
  return (
    <Dialog title={m.disposal_dispose_title({ code: document.code, number })} className="wide-dialog" onClose={onClose}>
      <DialogForm
        verb={m.disposal_dispose({ number })}
        error={error}
        pending={confirm.pending || dispose.pending}
        form={form}
        unready={!ready || witnesses.length === 0}
        ends
        onDo={destroy}
        onClose={onClose}
      >
        <p className="note red">{m.disposal_dispose_text()}</p>
        <div className="pair">
          <TextInput label={m.disposal_number()} placeholder="15/QĐ-UBND" {...form.field("decision.number")} />
          <DateField max={civilDate()} label={m.disposal_dated()} {...form.field("decision.on")} />
        </div>
        <TextInput label={m.disposal_reason()} {...form.field("reason")} />
        <Textarea label={m.disposal_method()} description={m.disposal_method_hint()} rows={2} {...form.field("method")} />
        <div className="stack s">
          <NativeSelect
            label={m.disposal_witnesses()}
            description={m.disposal_witnesses_hint()}
            value=""
            error={told["witnesses"] ?? told["witnesses.0"]}
            onChange={({ currentTarget }) => currentTarget.value && setWitnesses([...witnesses, currentTarget.value])}
            data={[
              { value: "", label: m.disposal_witness_add() },
              ...others.map(({ id, name: is, title }) => ({ value: id, label: title ? `${is}, ${title}` : is })),
            ]}
          />
          {witnesses.length > 0 && (
            <ul className="witnesses dense">
              {witnesses.map((id) => (
                <li key={id} className="row between">
                  <span>{name(id)}</span>
                  <button type="button" className="btn link" onClick={() => setWitnesses(witnesses.filter((each) => each !== id))}>
                    {m.disposal_leave_out()}
                    <span className="vh"> {name(id)}</span>
                  </button>
                </li>
              ))}
            </ul>
          )}
        </div>
        <Password
          label={m.disposal_password()}
          description={m.disposal_password_hint()}
          autoComplete="current-password"
          {...form.field("password")}
        />
      </DialogForm>
    </Dialog>
  );
}
