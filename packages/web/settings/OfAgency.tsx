import { useSuspenseQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Suspense, useState } from "react";
import { m } from "../words/out/messages.js";
import type { Answer } from "../app/api-types.ts";
import { useForm } from "../app/form.ts";
import { useCan } from "../app/place.ts";
import { ask, useAct } from "../app/query.ts";
import { Said } from "../app/Said.tsx";
import { Head } from "../ui/Section.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { patterns, Rules } from "./Rules.tsx";
import { Save } from "./Save.tsx";
import { ruleTexts, rulesIn } from "./values.ts";
import "../ui/records.css";
import "./settings.css";

type Shown = Answer<"GET /v1/agencies/{agency}/settings">;

/** Quy định của cơ quan: what the agency decides for itself, over what its province says. */
export const OfAgency = () => (
  <Suspense fallback={<Skeleton lines={10} />}>
    <Page />
  </Suspense>
);

function Page() {
  const { agency } = useParams({ from: "/inside/agencies/$agency/settings" });
  const { data } = useSuspenseQuery(ask("GET /v1/agencies/{agency}/settings", { agency }));
  const changes = useCan("settings:manage");
  return (
    <>
      <Head title={m.settings_of_agency()} lead={changes ? m.settings_of_agency_lead() : m.settings_of_agency_reads_only()} />
      <Form key={data.own?.version ?? 0} agency={agency} shown={data} changes={changes} />
    </>
  );
}

function Form({ agency, shown, changes }: { agency: string; shown: Shown; changes: boolean }) {
  const { line, act, error, pending } = useAct("POST /v1/agencies/{agency}/settings", ["GET /v1/agencies/"]);
  const form = useForm(ruleTexts(shown.own ?? {}), { line, error });
  const [savedAt, saved] = useState<string>();
  return (
    <form
      className="stack l settings"
      onSubmit={(event) => {
        event.preventDefault();
        void act({ agency, ...rulesIn(form.values) }, shown.own?.version).then((done) => done && saved(new Date().toISOString()));
      }}
    >
      <fieldset className="stack l bare" disabled={!changes}>
        <Rules hint={m.settings_of_agency_hint({ pattern: patterns })} form={form} others={ruleTexts(shown.province)} />
      </fieldset>
      <Said error={error} form={form} />
      {changes && <Save pending={pending} savedAt={savedAt} />}
    </form>
  );
}
