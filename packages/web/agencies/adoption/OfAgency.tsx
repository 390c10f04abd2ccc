import { Button } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { m } from "../../words/out/messages.js";
import type { ItemOf } from "../../app/api-types.ts";
import { amount, civilDate, date, daysUntil, moment, share } from "../../app/format.ts";
import { adoptionsOf } from "../reads.ts";
import { useCan } from "../../app/place.ts";
import { Mark } from "../../ui/Mark.tsx";
import { Section } from "../../ui/Section.tsx";
import { Begin } from "./Begin.tsx";
import { adoption as looks } from "../../app/states.ts";
import { dueOf, isAt } from "../../app/adoption/stages.ts";
import { Standing } from "../../app/adoption/Standing.tsx";
import { isStep, type StepName, Step, stepWords } from "./Step.tsx";
import "./adoption.css";

type Held = ItemOf<"GET /v1/agencies/{agency}/adoptions">;

/** Where an agency stands in each edition it has begun, the steps open to the reader, and how it came there. */
export function OfAgency({ agency }: { agency: string }) {
  const { data } = useSuspenseQuery(adoptionsOf(agency));
  const records = useCan("adoption:record");
  const [beginning, begin] = useState(false);
  const held = data.items.toSorted(
    (a, b) => Number(b.adoption.standing) - Number(a.adoption.standing) || (a.adoption.edition < b.adoption.edition ? 1 : -1),
  );
  const isOpen = held.some(({ adoption }) => !adoption.agency.closed);
  return (
    <>
      {held.map((each) => (
        <Edition key={each.adoption.id} agency={agency} {...each} />
      ))}
      {records && isOpen && data.begin.length > 0 && (
        <p className="dense noprint">
          <button type="button" className="btn link" onClick={() => begin(true)}>
            {m.adoption_begin()}
          </button>
        </p>
      )}
      {beginning && (
        <Begin agency={agency} begun={held.map(({ adoption }) => adoption.edition)} editions={data.begin} onClose={() => begin(false)} />
      )}
    </>
  );
}

function Edition({ agency, adoption, steps }: Held & { agency: string }) {
  const [stepping, step] = useState<StepName>();
  const [isWhole, whole] = useState(false);
  const open = steps.filter(({ open, transition }) => open && isStep(transition));
  const next = open.find(({ reason }) => !reason);
  const rest = open.filter((each) => each !== next);
  const chosen = open.find(({ transition }) => transition === stepping);
  const history = adoption.history.toReversed();
  return (
    <Section
      title={m.adoption_edition({ edition: adoption.edition })}
      aside={adoption.standing ? m.adoption_standing() : m.adoption_other()}
    >
      <div className="stack edition">
        <p className="row now">
          <Standing state={adoption.state} /> <span className="small mute">{m.adoption_since({ date: date(adoption.on) })}</span>
        </p>
        <Facts adoption={adoption} />
        {open.length > 0 && (
          <div className="row noprint">
            {next && (
              <Button variant={adoption.standing ? "filled" : "default"} onClick={() => step(next.transition as StepName)}>
                {stepWords[next.transition as StepName]()}
              </Button>
            )}
            {rest.length > 0 && (
              <details className="more">
                <summary className="small">{m.adoption_more()}</summary>
                <ul>
                  {rest.map(({ transition }) => (
                    <li key={transition}>
                      <button type="button" className="btn link dense" onClick={() => step(transition as StepName)}>
                        {stepWords[transition as StepName]()}
                      </button>
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </div>
        )}
        {chosen && (
          <Step
            key={chosen.transition}
            name={chosen.transition as StepName}
            asksReason={chosen.reason === true}
            agency={agency}
            adoption={adoption}
            onClose={() => step(undefined)}
          />
        )}
        <ol className="timeline">
          {history.slice(0, isWhole ? undefined : 5).map((taken) => (
            <li key={taken.recordedAt}>
              <Mark shape={looks[taken.state].shape} tone={looks[taken.state].tone} />
              <span className="mute">{date(taken.on)}</span> {looks[taken.state].word}
              {taken.basis && ` · ${taken.basis}`}
              <span className="small mute block">
                {m.adoption_recorded({ at: moment(taken.recordedAt), by: taken.by.name ?? m.adoption_system() })}
                {taken.reason && ` · ${taken.reason}`}
              </span>
            </li>
          ))}
        </ol>
        {history.length > 5 && !isWhole && (
          <button type="button" className="btn link dense" onClick={() => whole(true)}>
            {m.adoption_whole({ count: history.length })}
          </button>
        )}
      </div>
    </Section>
  );
}

/** What is known of an adoption besides its state; nothing is shown of what is not. */
function Facts({ adoption }: { adoption: Held["adoption"] }) {
  const today = civilDate();
  const due = dueOf(adoption);
  const isOver = adoption.state === "declared" || adoption.state === "needs_redeclaration" || adoption.state === "not_started";
  const scope = "scope" in adoption ? adoption.scope : undefined;
  return (
    <dl className="facts">
      {due && !isOver && (
        <>
          <dt>{m.adoption_due()}</dt>
          <dd className={isAt("behind", adoption, today) ? "tone-red" : ""}>
            {date(due)}
            {isAt("behind", adoption, today) && `, ${m.adoption_days_late({ days: daysUntil(due, today) })}`}
          </dd>
        </>
      )}
      {scope && (
        <>
          <dt>{m.adoption_scope()}</dt>
          <dd>
            {amount(scope.covered)} / {amount(scope.inForce)} ({share(scope.covered, scope.inForce)})
          </dd>
        </>
      )}
      {"conformity" in adoption && (
        <>
          <dt>{m.adoption_conformity()}</dt>
          <dd>{adoption.conformity === "certified" ? m.adoption_certified() : m.adoption_self_declared()}</dd>
        </>
      )}
      {"basis" in adoption && adoption.basis && (
        <>
          <dt>{m.adoption_basis()}</dt>
          <dd>{adoption.basis}</dd>
        </>
      )}
      {"signer" in adoption && adoption.signer && (
        <>
          <dt>{m.adoption_signer()}</dt>
          <dd>{adoption.signer}</dd>
        </>
      )}
      {"confirmedBy" in adoption && adoption.confirmedBy && (
        <>
          <dt>{m.adoption_confirmed_by()}</dt>
          <dd>{adoption.confirmedBy}</dd>
        </>
      )}
      {adoption.state === "needs_redeclaration" && (
        <>
          <dt>{m.adoption_why()}</dt>
          <dd>{adoption.why}</dd>
        </>
      )}
    </dl>
  );
}
