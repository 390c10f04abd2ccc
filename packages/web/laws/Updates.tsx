import { useSuspenseQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { Suspense } from "react";
import { m } from "../words/out/messages.js";
import { amount, civilDate, date, daysUntil } from "../app/format.ts";
import { useCan } from "../app/place.ts";
import { askAll } from "../app/query.ts";
import { Choose } from "../ui/Choose.tsx";
import { State } from "../ui/Mark.tsx";
import { Empty, Head } from "../ui/Section.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { Judge } from "./Judge.tsx";
import { lookOf, type Update } from "./looks.ts";
import type { UpdateSearch } from "./search.ts";
import "../ui/records.css";
import "./laws.css";

/** What new law asks of our documents (R6): what waits to be judged by its day, and what was judged and how. */
export const Updates = () => (
  <Suspense fallback={<Skeleton lines={10} />}>
    <Known />
  </Suspense>
);

const counted = { open: m.laws_open_count, late: m.laws_late_count, done: m.laws_judged_count };

function Known() {
  const { agency } = useParams({ strict: false }) as { agency: string };
  const { state = "open", judge } = useSearch({ strict: false }) as UpdateSearch;
  const navigate = useNavigate();
  const read = state === "done" ? state : "open";
  const { data: all } = useSuspenseQuery(askAll("GET /v1/agencies/{agency}/legal-updates", { agency, state: read }));
  const may = useCan("document:draft");
  const today = civilDate();
  const late = all.filter((each) => each.state === "open" && each.due < today).length;
  const go = (search: UpdateSearch) =>
    void navigate({ to: "/agencies/$agency/legal-updates", params: { agency }, search, replace: true, resetScroll: false });
  const asked = all.find(({ id, state: is }) => id === judge && is === "open");
  // What was done last stands first.
  const rows = state === "done" ? all.toReversed() : state === "late" ? all.filter(({ due }) => due < today) : all;
  return (
    <>
      <Head title={m.laws_updates()} lead={m.laws_updates_lead()} />
      <div className="row between lg counted">
        <p className="small mute" role="status">
          {counted[state]({ count: amount(rows.length) })}
          {state === "open" && late > 0 && <span className="tone-red">{m.laws_due_late({ count: amount(late) })}</span>}
        </p>
        <Choose
          bare
          label={m.laws_which()}
          value={state}
          options={[
            { value: "open", label: m.laws_which_open() },
            { value: "late", label: m.laws_which_late() },
            { value: "done", label: m.laws_which_done() },
          ]}
          onChange={(value) => go(value === "done" || value === "late" ? { state: value } : {})}
        />
      </div>
      {rows.length === 0 ? (
        <Empty
          title={state === "done" ? m.laws_done_none() : state === "late" ? m.laws_late_none() : m.laws_open_none()}
          text={state === "done" ? m.laws_done_none_text() : m.laws_open_none_text()}
        />
      ) : (
        <table className="table records updates">
          <thead>
            <tr>
              <th scope="col">{m.laws_update()}</th>
              <th scope="col">{m.laws_judgement()}</th>
              <th scope="col">{state === "done" ? m.laws_how() : m.laws_left()}</th>
              <th scope="col">
                <span className="vh">{m.laws_do()}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((update) => (
              <Line key={update.id} {...{ agency, update, today }}>
                {may && update.state === "open" && (
                  <button type="button" className="btn link" onClick={() => go({ judge: update.id })}>
                    {m.laws_judge({ code: update.title.split(": ")[0]! })}
                  </button>
                )}
              </Line>
            ))}
          </tbody>
        </table>
      )}
      {asked && may && <Judge agency={agency} update={asked} onClose={() => go({})} />}
    </>
  );
}

function Line({ agency, update, today, children }: { agency: string; update: Update; today: string; children: React.ReactNode }) {
  const [code, ...number] = update.title.split(": ");
  const days = daysUntil(today, update.due);
  return (
    <tr>
      <th scope="row">
        <Link className="plain" to="/agencies/$agency/documents/$document" params={{ agency, document: update.document }}>
          {code}
        </Link>
        <span className="block name">
          {m.laws_by()}{" "}
          <Link to="/agencies/$agency/laws/$law" params={{ agency, law: update.law }}>
            {number.join(": ")}
          </Link>
        </span>
      </th>
      <td>
        <State {...lookOf(update, today)} />
      </td>
      <td className={update.state === "open" && days < 0 ? "tone-red" : "soft"}>
        {update.state === "done"
          ? m.laws_judged({ how: update.how, date: date(update.doneOn) })
          : days < 0
            ? m.laws_days_over({ days: amount(-days) })
            : m.laws_days_left({ days: amount(days) })}
      </td>
      <td className="act">{children}</td>
    </tr>
  );
}
