import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { m } from "../words/out/messages.js";
import { DateField } from "../app/DateField.tsx";
import { useForm } from "../app/form.ts";
import { fieldErrors } from "../app/problem.ts";
import { useAct } from "../app/query.ts";
import { Said } from "../app/Said.tsx";
import { Head } from "../ui/Section.tsx";
import { type Nature, natures, natureWords } from "./looks.ts";
import { PickDocuments, type Picked } from "./PickDocuments.tsx";
import "../ui/records.css";
import "./laws.css";

/** A text of others is entered: what it is, from when it holds, who keeps it, and which documents of ours rest on it. */
export function New() {
  const { agency } = useParams({ strict: false }) as { agency: string };
  const navigate = useNavigate();
  const { line, act, error, pending } = useAct("POST /v1/agencies/{agency}/laws");
  const [cited, cite] = useState<Picked[]>([]);
  const form = useForm(
    { nature: "law", number: "", title: "", issuer: "", issuedOn: "", effectiveFrom: "", keptAt: "", link: "" },
    { line, error },
  );
  const { nature, number, title, issuer, effectiveFrom, issuedOn, keptAt, link } = form.values;
  const register = async () => {
    const made = await act({
      agency,
      nature: nature as Nature,
      number,
      title,
      issuer,
      effectiveFrom,
      ...(issuedOn ? { issuedOn } : {}),
      ...(keptAt.trim() ? { keptAt } : {}),
      ...(link.trim() ? { link: link.trim() } : {}),
      cited: cited.map(({ id }) => id),
    });
    if (made) void navigate({ to: "/agencies/$agency/laws/$law", params: { agency, law: made.id } });
  };
  return (
    <>
      <Head title={m.laws_new()} lead={m.laws_new_lead()} />
      <form
        className="stack form"
        onSubmit={(event) => {
          event.preventDefault();
          void register();
        }}
      >
        <NativeSelect
          label={m.laws_nature()}
          data={natures.map((value) => ({ value, label: natureWords[value]() }))}
          {...form.field("nature")}
        />
        <TextInput label={m.laws_number()} placeholder="118/2025/NĐ-CP" {...form.field("number")} />
        <TextInput label={m.laws_name()} {...form.field("title")} />
        <TextInput label={m.laws_issuer()} placeholder={m.laws_issuer_hint()} {...form.field("issuer")} />
        <div className="pair">
          <DateField label={m.laws_issued()} description={m.laws_optional()} {...form.field("issuedOn")} />
          <DateField label={m.laws_effective()} description={m.laws_effective_hint()} {...form.field("effectiveFrom")} />
        </div>
        <TextInput label={m.laws_kept()} description={m.laws_kept_hint()} {...form.field("keptAt")} />
        <TextInput label={m.laws_link()} description={m.laws_optional()} inputMode="url" placeholder="https://" {...form.field("link")} />
        <PickDocuments
          agency={agency}
          label={m.laws_cited()}
          hint={nature === "law" ? m.laws_cited_hint() : m.laws_cited_hint_other()}
          picked={cited}
          onPick={cite}
          error={fieldErrors(error)["cited"]}
        />
        <Said error={error} form={form} />
        <div className="row">
          <Button type="submit" loading={pending} disabled={![number, title, issuer, effectiveFrom].every((text) => text.trim())}>
            {m.laws_register()}
          </Button>
        </div>
        <p className="small mute">{m.laws_register_after()}</p>
      </form>
    </>
  );
}
