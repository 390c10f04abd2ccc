import { NativeSelect, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { m } from "../../words/out/messages.js";
import { kindWords, type OwnKind, ownKinds } from "../../app/documents.ts";
import type { useForm } from "../../app/form.ts";
import { ask } from "../../app/query.ts";
import type { Model } from "../types.ts";

export type Said = { set: string; code: string; title: string; kind: string; clauses: string; reviewMonths: string };
export const saidOf = ({ set, code, title, kind, clauses, reviewMonths }: Model): Said => ({
  set,
  code,
  title,
  kind,
  clauses: clauses.join(", "),
  reviewMonths: reviewMonths === undefined ? "" : String(reviewMonths),
});
export const inputOf = ({ set, code, title, kind, clauses, reviewMonths }: Said) => ({
  set,
  code,
  title,
  kind: kind as OwnKind,
  clauses: clauses.split(/[,;\s]+/).filter(Boolean),
  ...(reviewMonths ? { reviewMonths: Number(reviewMonths) } : {}),
});

/** What a model says of the documents that are made from it. */
export function About({ form }: { form: ReturnType<typeof useForm<Said>> }) {
  const { data } = useQuery(ask("GET /v1/models", { limit: 200 }));
  const sets = [...new Set(data?.items.map(({ set }) => set))];
  return (
    <>
      <TextInput label={m.models_set()} description={m.models_set_hint()} list="models-sets" {...form.field("set")} />
      <datalist id="models-sets">
        {sets.map((set) => (
          <option key={set} value={set} />
        ))}
      </datalist>
      <TextInput label={m.models_name()} description={m.models_name_hint({ place: "{{agency}}" })} {...form.field("title")} />
      <div className="pair">
        <TextInput label={m.models_code()} placeholder="QT.01" {...form.field("code")} />
        <NativeSelect
          label={m.documents_kind()}
          data={ownKinds.map((kind) => ({ value: kind, label: kindWords[kind]() }))}
          {...form.field("kind")}
        />
      </div>
      <div className="pair">
        <TextInput label={m.documents_clause()} placeholder="7.5, 8.5.1" {...form.field("clauses")} />
        <TextInput label={m.models_review_months()} inputMode="numeric" {...form.field("reviewMonths")} />
      </div>
    </>
  );
}
