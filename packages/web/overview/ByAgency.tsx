import { useSuspenseQueries } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { Suspense } from "react";
import { m } from "../words/out/messages.js";
import { amount, byName, date } from "../app/format.ts";
import { ask, askAll } from "../app/query.ts";
import { Pick } from "../ui/Pick.tsx";
import { Empty, Head } from "../ui/Section.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { type Metric, metricNames, metrics } from "./metrics.ts";
import "../ui/records.css";
import "./overview.css";

/** Documents agency by agency: the same figures as the province's, each opening the list of its agency. */
export const ByAgency = () => (
  <Suspense fallback={<Skeleton lines={10} />}>
    <Known />
  </Suspense>
);

function Known() {
  const { of } = useSearch({ from: "/inside/documents" });
  const navigate = useNavigate();
  const [{ data }, { data: active }, { data: closed }] = useSuspenseQueries({
    queries: [
      ask("GET /v1/rollups/agencies"),
      askAll("GET /v1/agencies", { state: "active" }),
      askAll("GET /v1/agencies", { state: "closed" }),
    ],
  });
  const names = new Map([...active, ...closed].map(({ id, name }) => [id as string, name]));
  const nameOf = (id: string) => names.get(id) ?? id;
  const counted = of ? data.items.filter(({ documents }) => documents[of] > 0) : data.items;
  const rows = counted.toSorted((a, b) => (of ? b.documents[of] - a.documents[of] : 0) || byName(nameOf(a.agency), nameOf(b.agency)));
  const sum = (name: Metric) => rows.reduce((total, { documents }) => total + documents[name], 0);
  return (
    <>
      <Head title={m.overview_documents()} lead={m.overview_lead({ date: date(data.asOf) })} />
      <div className="filters noprint">
        <Pick
          label={m.overview_of()}
          all={m.overview_of_any()}
          value={of}
          options={metricNames.map((value) => ({ value, label: metrics[value].word() }))}
          onPick={(value) => void navigate({ to: "/documents", search: value ? { of: value as Metric } : {}, replace: true })}
        />
        <p className="small mute" role="status">
          {of
            ? m.overview_counted({ count: amount(rows.length), what: metrics[of].word().toLocaleLowerCase(), sum: amount(sum(of)) })
            : m.overview_with_documents({ count: amount(rows.length) })}
        </p>
      </div>
      {rows.length === 0 ? (
        <Empty title={m.overview_documents_none()} text={m.overview_documents_none_text()} />
      ) : (
        <table className="table records by-agency">
          <thead>
            <tr>
              <th scope="col">{m.overview_agency()}</th>
              {metricNames.map((name) => (
                <th key={name} scope="col" className="num" aria-sort={of === name ? "descending" : undefined}>
                  {metrics[name].word()}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ agency, documents }) => (
              <tr key={agency}>
                <th scope="row">
                  <Link className="plain" to="/agencies/$agency/profile" params={{ agency }}>
                    {nameOf(agency)}
                  </Link>
                </th>
                {metricNames.map((name) => (
                  <td key={name} className="num" data-l={metrics[name].word()}>
                    {documents[name] === 0 ? (
                      <span className="mute">0</span>
                    ) : (
                      <Link
                        className={metrics[name].asks ? "tone-red" : ""}
                        to={metrics[name].to}
                        params={{ agency }}
                        search={metrics[name].search() as never}
                      >
                        {amount(documents[name])}
                      </Link>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{m.overview_total()}</th>
              {metricNames.map((name) => (
                <td key={name} className="num" data-l={metrics[name].word()}>
                  {amount(sum(name))}
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      )}
    </>
  );
}
