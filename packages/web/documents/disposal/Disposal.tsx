import { useSuspenseQueries } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { Suspense } from "react";
import { m } from "../../words/out/messages.js";
import type { ItemOf } from "../../app/api-types.ts";
import { addDays, amount, civilDate, date } from "../../app/format.ts";
import { ask, askAll } from "../../app/query.ts";
import { numberOf, type Row } from "../types.ts";
import { Empty, Head, Section } from "../../ui/Section.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { PrintRecord } from "./PrintRecord.tsx";
import "../../ui/records.css";
import "./disposal.css";

/** What was kept long enough, and the record of everything that was destroyed (clause 7.5.3.2 d). */
export const Disposal = () => (
  <Suspense fallback={<Skeleton lines={10} />}>
    <Known />
  </Suspense>
);

function Known() {
  const { agency } = useParams({ strict: false }) as { agency: string };
  const keptBy = addDays(civilDate(), -1);
  const [{ data: over }, { data: records }] = useSuspenseQueries({
    queries: [
      ask("GET /v1/agencies/{agency}/documents", { agency, keptBy, status: "all", limit: 100 }),
      askAll("GET /v1/agencies/{agency}/destructions", { agency }),
    ],
  });
  return (
    <>
      <Head title={m.disposal_title()} lead={m.disposal_lead()} />
      <div className="stack l">
        <Section
          title={m.disposal_over()}
          aside={
            over.total > 0 && (
              <Link to="/agencies/$agency/documents" params={{ agency }} search={{ keptBy, status: "all" }}>
                {m.disposal_over_count({ count: amount(over.total) })}
              </Link>
            )
          }
        >
          {over.total === 0 ? (
            <Empty title={m.disposal_over_none()} text={m.disposal_over_none_text()} />
          ) : (
            <Over rows={over.items} agency={agency} />
          )}
        </Section>
        <Section title={m.disposal_records()} aside={records.length > 0 && m.disposal_records_count({ count: amount(records.length) })}>
          {records.length === 0 ? (
            <Empty title={m.disposal_records_none()} text={m.disposal_records_none_text()} />
          ) : (
            <Records records={records} agency={agency} />
          )}
        </Section>
      </div>
    </>
  );
}

const Over = ({ rows, agency }: { rows: readonly Row[]; agency: string }) => (
  <table className="table records disposal">
    <thead>
      <tr>
        <th scope="col">{m.disposal_document()}</th>
        <th scope="col">{m.disposal_kept_until()}</th>
        <th scope="col">
          <span className="vh">{m.disposal_do()}</span>
        </th>
      </tr>
    </thead>
    <tbody>
      {rows.map(({ id, code, title, keptUntil }) => (
        <tr key={id}>
          <th scope="row">
            {code}
            <span className="block name">{title}</span>
          </th>
          <td data-l={m.disposal_kept_until()}>{keptUntil && date(keptUntil)}</td>
          <td className="act">
            <Link to="/agencies/$agency/documents/$document" params={{ agency, document: id }}>
              {m.disposal_see({ code })}
            </Link>
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);

type Destruction = ItemOf<"GET /v1/agencies/{agency}/destructions">;
const Records = ({ records, agency }: { records: readonly Destruction[]; agency: string }) => (
  <table className="table records disposal">
    <thead>
      <tr>
        <th scope="col">{m.disposal_document()}</th>
        <th scope="col">{m.disposal_decision()}</th>
        <th scope="col">{m.disposal_how()}</th>
        <th scope="col">{m.disposal_by()}</th>
        <th scope="col">{m.disposal_on()}</th>
        <th scope="col">
          <span className="vh">{m.disposal_do()}</span>
        </th>
      </tr>
    </thead>
    <tbody>
      {records.map((record) => (
        <tr key={record.id}>
          <th scope="row">
            <Link
              className="plain"
              to="/agencies/$agency/documents/$document"
              params={{ agency, document: record.document }}
              search={{ version: record.of }}
            >
              {record.code}, {m.disposal_version({ number: numberOf(record) }).toLocaleLowerCase()}
            </Link>
            <span className="block name">{record.title}</span>
            <span className="block small mute">{m.disposal_in_force({ from: date(record.effectiveFrom), to: date(record.endedOn) })}</span>
          </th>
          <td>{m.disposal_decision_of({ number: record.decision.number, date: date(record.decision.on) })}</td>
          <td>
            {record.method}
            <span className="block small mute">{record.reason}</span>
          </td>
          <td>
            {record.by.name}
            <span className="block small mute">{m.disposal_witnessed({ names: record.witnesses.map(({ name }) => name).join(", ") })}</span>
          </td>
          <td className="nowrap" data-l={m.disposal_on()}>
            {date(record.destroyedOn)}
          </td>
          <td className="act">
            <PrintRecord agency={agency} id={record.id} code={record.code} small />
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);
