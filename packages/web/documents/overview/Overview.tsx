import { useSuspenseQueries } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { Suspense } from "react";
import { m } from "../../words/out/messages.js";
import { kinds, kindWords } from "../../app/documents.ts";
import { civilDate, date, daysUntil } from "../../app/format.ts";
import { useCan } from "../../app/place.ts";
import { ask, askAll } from "../../app/query.ts";
import { version } from "../../app/states.ts";
import type { Status } from "../types.ts";
import { State } from "../../ui/Mark.tsx";
import { Head, Section } from "../../ui/Section.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { Adoption } from "./Adoption.tsx";
import { FirstSteps } from "./FirstSteps.tsx";
import "./overview.css";

/** Where the agency stands: its system, what is due, the documents it works by. Every number opens the list it counts. */
export const Overview = () => (
  <Suspense fallback={<Skeleton lines={10} />}>
    <Known />
  </Suspense>
);

const onTheWay: readonly Status[] = ["in_preparation", "in_review", "reviewed", "awaiting_approval", "scheduled"];

function Known() {
  const { agency } = useParams({ strict: false }) as { agency: string };
  const [{ data: adoptions }, { data: tasks }, { data: documents }] = useSuspenseQueries({
    queries: [
      ask("GET /v1/agencies/{agency}/adoptions", { agency }),
      askAll("GET /v1/agencies/{agency}/tasks", { agency, to: "mine" }),
      ask("GET /v1/agencies/{agency}/master-list/count", { agency }),
    ],
  });
  const mayDraft = useCan("document:draft");
  const today = civilDate();
  const standing = adoptions.items.find(({ adoption }) => adoption.standing) ?? adoptions.items[0];
  const { statuses, inForce, toReview } = documents;
  const late = tasks.filter(({ due }) => due < today).length;
  const list = (label: string, search: object) => (
    <Link to="/agencies/$agency/documents" params={{ agency }} search={search}>
      {label}
    </Link>
  );
  return (
    <>
      <Head
        title={m.standing_title()}
        lead={
          <>
            <Link to="/agencies/$agency/tasks" params={{ agency }}>
              {m.standing_tasks({ count: tasks.length })}
            </Link>
            {late > 0 && <span className="tone-red">{m.standing_late({ count: late })}</span>}
          </>
        }
      />
      <div className="cols">
        <div className="stack l">
          {standing && <Adoption adoption={standing.adoption} steps={standing.steps} />}
          {statuses.effective === 0 && mayDraft && (
            <FirstSteps agency={agency} documents={documents} planned={standing?.adoption.state !== "not_started"} />
          )}
          <Section title={m.standing_way()}>
            <ul className="counts">
              {onTheWay.map((status) => {
                const count = statuses[status];
                return count === 0 ? null : (
                  <li key={status}>
                    <State {...version[status]} />
                    {list(m.documents_count({ count }), { status })}
                  </li>
                );
              })}
              {onTheWay.every((status) => statuses[status] === 0) && <li className="soft">{m.standing_way_none()}</li>}
            </ul>
          </Section>
          {toReview.total > 0 && (
            <Section title={m.standing_review()} aside={list(m.documents_count({ count: toReview.total }), { dueBy: toReview.on })}>
              <ul className="counts">
                {toReview.items.map(({ id, code, title, reviewDue }) => (
                  <li key={id}>
                    <Link className="grow plain" to="/agencies/$agency/documents/$document" params={{ agency, document: id }}>
                      {code} {title}
                    </Link>
                    <span className="small tone-red nowrap">
                      {m.standing_review_late({ date: date(reviewDue!), days: daysUntil(reviewDue!, today) })}
                    </span>
                  </li>
                ))}
              </ul>
            </Section>
          )}
        </div>
        <Section title={m.standing_in_force()} aside={list(m.documents_count({ count: statuses.effective }), { status: "effective" })}>
          <ul className="counts">
            {kinds.map((kind) => {
              const count = inForce[kind];
              return count === 0 ? null : (
                <li key={kind}>
                  <span className="grow">{kindWords[kind]()}</span>
                  {list(m.documents_count({ count }), { kind, status: "effective" })}
                </li>
              );
            })}
            {statuses.effective === 0 && <li className="soft">{m.standing_in_force_none()}</li>}
          </ul>
        </Section>
      </div>
    </>
  );
}
