import { Link } from "@tanstack/react-router";
import { m } from "../../words/out/messages.js";
import type { Answer } from "../../app/api-types.ts";
import { Mark } from "../../ui/Mark.tsx";
import { Section } from "../../ui/Section.tsx";

type Counted = Answer<"GET /v1/agencies/{agency}/master-list/count">;
type Props = { agency: string; documents: Counted; planned: boolean };

/** What a new agency does first, each ticked by what is there. */
export function FirstSteps({ agency, documents: { kinds, statuses, total }, planned }: Props) {
  const steps = [
    { done: planned, say: m.standing_first_plan(), why: m.standing_first_plan_why() },
    { done: kinds.policy > 0, say: m.standing_first_policy(), why: m.standing_first_policy_why() },
    { done: kinds.process > 0, say: m.standing_first_process(), why: m.standing_first_process_why() },
    { done: statuses.in_preparation < total, say: m.standing_first_submit(), why: m.standing_first_submit_why() },
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
