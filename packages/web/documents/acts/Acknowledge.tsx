import { Button } from "@mantine/core";
import { m } from "../../words/out/messages.js";
import { addDays, civilDate, date } from "../../app/format.ts";
import { useAct } from "../../app/query.ts";
import { Said } from "../../app/Said.tsx";
import { type Duty, numberOf } from "../types.ts";
import { Panel } from "../../ui/Panel.tsx";
import type { At } from "./steps.ts";

/** One's own word that what is in force was read and understood. */
export function Acknowledge({ agency, document, duty }: At & { duty: Duty }) {
  const { act, error, pending } = useAct("POST /v1/agencies/{agency}/documents/{document}/acknowledge");
  const until = addDays(duty.since, 14);
  const lead =
    until < civilDate() ? m.documents_acknowledge_late({ until: date(until) }) : m.documents_acknowledge_lead({ until: date(until) });
  const number = document.inForce ? numberOf(document.inForce) : "";
  return (
    <Panel title={m.documents_acknowledge_title({ number })} lead={lead} mine>
      <Said error={error} />
      <Button loading={pending} onClick={() => void act({ agency, document: document.id }, duty.version)}>
        {m.documents_acknowledge()}
      </Button>
    </Panel>
  );
}
