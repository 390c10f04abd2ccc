import { Button } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { m } from "../words/out/messages.js";
import { date, moment } from "../app/format.ts";
import { ask } from "../app/query.ts";
import { Facts } from "../ui/Facts.tsx";
import { State } from "../ui/Mark.tsx";
import { Head, Section } from "../ui/Section.tsx";
import { leads, looks } from "./looks.ts";
import { type StepName, Step, stepWords } from "./Step.tsx";
import "./provinces.css";

/** One province: how its door stands, who opened it, and what may be done with it now, as the API says. */
export function One() {
  const { province } = useParams({ from: "/inside/operator/provinces/$province" });
  const { data: told } = useSuspenseQuery(ask("GET /v1/operator/provinces/{province}", { province }));
  const [step, setStep] = useState<StepName | undefined>();
  const open = told.steps.filter(({ open: may, transition }) => may && transition in stepWords).map((each) => each.transition as StepName);
  const facts: [string, React.ReactNode][] = [
    [m.provinces_state(), <State key="state" {...looks[told.state]()} />],
    [m.provinces_code(), told.province],
    [m.provinces_since(), moment(told.onboardedAt)],
    [m.provinces_admin(), [told.admin.name, told.admin.title].filter(Boolean).join(", ")],
    [m.provinces_email(), told.admin.email],
  ];
  if (told.state === "suspended") facts.push([m.provinces_suspended_at(), moment(told.suspendedAt)]);
  if (told.state === "leaving" || told.state === "erased") facts.push([m.provinces_leaving_at(), moment(told.leavingAt)]);
  if (told.state !== "active") facts.push([m.provinces_why(), told.why]);
  return (
    <>
      <Head title={told.name} lead={leads[told.state]()} />
      <div className="stack l narrow">
        {told.state === "leaving" && (
          <p className="note amber">
            {told.exported
              ? m.provinces_exported({ at: moment(told.exported.at), items: told.exported.items })
              : m.provinces_not_exported()}{" "}
            {m.provinces_erase_from({ date: date(told.eraseFrom) })}
          </p>
        )}
        <Section title={m.provinces_about()}>
          <Facts items={facts} />
        </Section>
        {open.length > 0 && (
          <Section title={m.provinces_steps()}>
            <ul className="steps-of">
              {open.map((name) => (
                <li key={name}>
                  <p className="grow dense soft">{stepWords[name].consequence()}</p>
                  <Button variant="default" onClick={() => setStep(name)}>
                    {stepWords[name].act()}
                  </Button>
                </li>
              ))}
            </ul>
          </Section>
        )}
      </div>
      {step && <Step name={step} province={told} onClose={() => setStep(undefined)} />}
    </>
  );
}
