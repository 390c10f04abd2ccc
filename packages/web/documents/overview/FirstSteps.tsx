import { Link } from "@tanstack/react-router";
import { m } from "../../words/out/messages.js";
import type { Row } from "../types.ts";
import { Mark } from "../../ui/Mark.tsx";
import { Section } from "../../ui/Section.tsx";

type Props = { agency: string; rows: readonly Row[]; planned: boolean };

/** What a new agency does first, each ticked by what is there. */
export function FirstSteps({ agency, rows, planned }: Props) {
  const has = (kind: Row["kind"]) => rows.some((row) => row.kind === kind);
  const sent = rows.some(({ statuses }) => statuses.some((status) => status !== "in_preparation"));
  const steps = [
    { done: planned, say: m.standing_first_plan(), why: m.standing_first_plan_why() },
    { done: has("policy"), say: m.standing_first_policy(), why: m.standing_first_policy_why() },
    { done: has("process"), say: m.standing_first_process(), why: m.standing_first_process_why() },
    { done: sent, say: m.standing_first_submit(), why: m.standing_first_submit_why() },
  ];
  return (
    <Section title={m.standing_first()} aside={m.standing_first_done({ done: steps.filter(({ done }) => done).length, all: steps.length })}>
      <ol className="counts">
        {steps.map(({ done, say, why }) => (
          <li key={say}>
            <Mark shape={done ? "tick" : "empty"} tone={done ? "green" : "amber"} />
            <span className="grow">
              <strong>{say}</strong>
              <span className="vh">, {done ? m.standing_done() : m.standing_not_yet()}</span>
              <br />
              <span className="soft">{why}</span>
            </span>
          </li>
        ))}
      </ol>
      <p className="dense first-steps">
        <Link to="/agencies/$agency/documents/new" params={{ agency }}>
          {m.documents_new()}
        </Link>
      </p>
    </Section>
  );
}
