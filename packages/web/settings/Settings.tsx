import { Checkbox, NativeSelect, TextInput } from "@mantine/core";
import "@mantine/core/styles/Checkbox.css";
import "@mantine/core/styles/InlineInput.css";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Suspense, useState } from "react";
import { m } from "../words/out/messages.js";
import { DateField } from "../app/DateField.tsx";
import { useForm } from "../app/form.ts";
import { useCan } from "../app/place.ts";
import { ask, useAct } from "../app/query.ts";
import { Said } from "../app/Said.tsx";
import { Head, Section } from "../ui/Section.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { patterns, Rules } from "./Rules.tsx";
import { Save } from "./Save.tsx";
import { inputOf, type Settings as Values, textsOf } from "./values.ts";
import "../ui/records.css";
import "./settings.css";

/** Quy định của tỉnh: standard and target, deadlines, codes and retention. */
export const Settings = () => (
  <Suspense fallback={<Skeleton lines={10} />}>
    <Page />
  </Suspense>
);

function Page() {
  const { data } = useSuspenseQuery(ask("GET /v1/settings"));
  const changes = useCan("settings:manage");
  return (
    <>
      <Head title={m.settings_title()} lead={changes ? m.settings_lead() : m.settings_reads_only()} />
      <Form key={data.version} settings={data} editions={data.editions} changes={changes} />
    </>
  );
}

/** The patterns are told apart by their place in a list; the form has one field for a list. */
const readable = (texts: Record<string, string>, of: string) => texts[of] ?? "";

type Edition = { edition: string; title: string };
function Form({ settings, editions, changes }: { settings: Values; editions: readonly Edition[]; changes: boolean }) {
  const { line, act, error, pending } = useAct("POST /v1/settings", ["GET /v1/settings", "GET /v1/rollups"]);
  const form = useForm(textsOf(settings), { line, error });
  const [savedAt, saved] = useState<string>();
  const choices = editions.map(({ edition, title }) => ({ value: edition, label: title }));
  const has = readable(form.values, "hasTarget") !== "";
  return (
    <form
      className="stack l settings"
      onSubmit={(event) => {
        event.preventDefault();
        void act(inputOf(form.values), settings.version).then((done) => done && saved(new Date().toISOString()));
      }}
    >
      <fieldset className="stack l bare" disabled={!changes}>
        <Section title={m.settings_standard()}>
          <div className="stack pad form">
            <NativeSelect label={m.settings_edition()} data={choices} {...form.field("edition")} />
            <Checkbox
              label={m.settings_has_target()}
              checked={has}
              onChange={({ currentTarget }) => form.set("hasTarget", currentTarget.checked ? "yes" : "")}
            />
            {has && (
              <>
                <div className="pair">
                  <TextInput label={m.settings_share()} inputMode="numeric" {...form.field("target.share")} />
                  <DateField label={m.settings_by()} required {...form.field("target.by")} />
                </div>
                <NativeSelect
                  label={m.settings_of()}
                  data={[
                    { value: "applying", label: m.settings_of_applying() },
                    { value: "declared", label: m.settings_of_declared() },
                    { value: "declared_full", label: m.settings_of_declared_full() },
                  ]}
                  {...form.field("target.of")}
                />
                <NativeSelect
                  label={m.settings_of_edition()}
                  data={[{ value: "", label: m.settings_any_edition() }, ...choices]}
                  {...form.field("target.edition")}
                />
              </>
            )}
          </div>
        </Section>
        <Section title={m.settings_deadlines()}>
          <div className="stack pad form">
            <TextInput label={m.settings_report_due()} description={m.settings_report_due_hint()} {...form.field("agencyReportDue")} />
          </div>
        </Section>
        <Rules hint={m.settings_codes_hint({ pattern: patterns })} form={form} />
      </fieldset>
      <Said error={error} form={form} />
      {changes && <Save pending={pending} savedAt={savedAt} />}
    </form>
  );
}
