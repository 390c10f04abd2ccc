import { TextInput } from "@mantine/core";
import { m } from "../words/out/messages.js";
import { DialogForm } from "../app/DialogForm.tsx";
import { useForm } from "../app/form.ts";
import { useAct } from "../app/query.ts";
import { Dialog } from "../ui/Dialog.tsx";
import type { Document } from "./types.ts";
import "./new.css";

type Props = { agency: string; document: Document; onClose: () => void };

/** Changes what is said of the document; of one that is withdrawn only how long its versions are kept. */
export function Describe({ agency, document, onClose }: Props) {
  const { line, act, error, pending } = useAct("POST /v1/agencies/{agency}/documents/{id}/describe");
  const before = {
    unit: document.unit ?? "",
    clauses: document.clauses.join(", "),
    reviewMonths: String(document.reviewMonths ?? ""),
    retentionYears: String(document.retentionYears ?? ""),
  };
  const form = useForm(before, { line, error });
  const active = document.state === "active";
  const { values } = form;
  /** What was not touched is not said, and stays. */
  const changed = (name: keyof typeof before) => values[name].trim() !== before[name];
  const number = (text: string) => (text.trim() ? Number(text) : null);
  const said = {
    ...(changed("unit") ? { unit: values.unit.trim() || null } : {}),
    ...(changed("clauses") ? { clauses: values.clauses.split(/[,;\s]+/).filter(Boolean) } : {}),
    ...(changed("reviewMonths") ? { reviewMonths: number(values.reviewMonths) } : {}),
    ...(changed("retentionYears") ? { retentionYears: number(values.retentionYears) } : {}),
  };
  return (
    <Dialog title={m.documents_describe_title({ code: document.code })} onClose={onClose}>
      <DialogForm
        verb={m.documents_describe_save()}
        error={error}
        pending={pending}
        form={form}
        unready={Object.keys(said).length === 0}
        onDo={async () => (await act({ agency, id: document.id, ...said }, document.version)) && onClose()}
        onClose={onClose}
      >
        <p className="soft dense">{active ? m.documents_describe_text() : m.documents_describe_withdrawn()}</p>
        {active && (
          <>
            <TextInput label={m.documents_unit_of()} {...form.field("unit")} />
            <TextInput
              label={m.documents_clause()}
              description={m.documents_clause_hint()}
              placeholder="7.5, 8.5.1"
              {...form.field("clauses")}
            />
          </>
        )}
        <div className={active ? "pair-fields" : ""}>
          {active && (
            <TextInput
              inputMode="numeric"
              label={m.documents_review_months()}
              description={m.documents_months()}
              {...form.field("reviewMonths")}
            />
          )}
          <TextInput
            inputMode="numeric"
            label={m.documents_retention()}
            description={m.documents_years_kept()}
            {...form.field("retentionYears")}
          />
        </div>
      </DialogForm>
    </Dialog>
  );
}
