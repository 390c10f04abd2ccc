import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useDeferredValue, useState } from "react";
import { m } from "../words/out/messages.js";
import { kindWords, type OwnKind, ownKinds } from "../app/documents.ts";
import { useForm } from "../app/form.ts";
import { ask, useAct } from "../app/query.ts";
import { Said } from "../app/Said.tsx";
import { Head } from "../ui/Section.tsx";
import "./new.css";

/** A document begins: what it is, its code as the agency counts, and who answers for it. Then one writes. */
export function New() {
  const { agency } = useParams({ strict: false }) as { agency: string };
  const navigate = useNavigate();
  const { line, act, error, pending } = useAct("POST /v1/agencies/{agency}/documents");
  const [kind, setKind] = useState<OwnKind>("process");
  const form = useForm(
    { title: "", code: "", field: "", process: "", unit: "", clauses: "", reviewMonths: "24", retentionYears: "" },
    { line, error },
  );
  const { values } = form;
  const named = {
    ...(values.field && kind === "process" ? { field: values.field } : {}),
    ...(values.process && kind === "form" ? { process: values.process } : {}),
  };
  const asked = useDeferredValue(JSON.stringify({ kind, ...named }));
  const { data: next } = useQuery({
    ...ask("GET /v1/agencies/{agency}/next-code", { agency, ...(JSON.parse(asked) as { kind: OwnKind }) }),
    throwOnError: false,
    retry: false,
    staleTime: 5_000,
  });
  const number = (text: string) => (text ? { value: Number(text) } : undefined);
  const begin = async () => {
    const months = number(values.reviewMonths);
    const years = number(values.retentionYears);
    const made = await act({
      agency,
      kind,
      title: values.title,
      ...(values.code ? { code: values.code } : { next: named }),
      ...(values.unit ? { unit: values.unit } : {}),
      clauses: values.clauses.split(/[,;\s]+/).filter(Boolean),
      ...(months ? { reviewMonths: months.value } : {}),
      ...(years ? { retentionYears: years.value } : {}),
    });
    if (made) void navigate({ to: "/agencies/$agency/documents/$document/edit", params: { agency, document: made.id } });
  };
  return (
    <>
      <Head title={m.documents_new()} lead={m.documents_new_lead()} />
      <form
        className="stack new-document"
        onSubmit={(event) => {
          event.preventDefault();
          void begin();
        }}
      >
        <NativeSelect
          label={m.documents_kind()}
          value={kind}
          onChange={({ currentTarget }) => setKind(currentTarget.value as OwnKind)}
          data={ownKinds.map((each) => ({ value: each, label: kindWords[each]() }))}
        />
        <TextInput label={m.documents_name()} {...form.field("title")} />
        {kind === "process" && (
          <TextInput label={m.documents_field()} description={m.documents_field_hint()} placeholder="TP" {...form.field("field")} />
        )}
        {kind === "form" && (
          <TextInput
            label={m.documents_process()}
            description={m.documents_process_hint()}
            placeholder="QT.01"
            {...form.field("process")}
          />
        )}
        <TextInput
          label={m.documents_code()}
          description={next ? m.documents_code_next({ code: next.code }) : m.documents_code_hint()}
          placeholder={next?.code ?? ""}
          {...form.field("code")}
        />
        <TextInput label={m.documents_unit_of()} description={m.documents_optional()} {...form.field("unit")} />
        <TextInput
          label={m.documents_clause()}
          description={m.documents_clause_hint()}
          placeholder="7.5, 8.5.1"
          {...form.field("clauses")}
        />
        <div className="pair-fields">
          <TextInput
            inputMode="numeric"
            label={m.documents_review_months()}
            description={m.documents_months()}
            {...form.field("reviewMonths")}
          />
          <TextInput
            inputMode="numeric"
            label={m.documents_retention()}
            description={m.documents_years()}
            {...form.field("retentionYears")}
          />
        </div>
        <Said error={error} form={form} />
        <div className="row">
          <Button type="submit" loading={pending} disabled={!values.title.trim()}>
            {m.documents_begin()}
          </Button>
        </div>
      </form>
    </>
  );
}
