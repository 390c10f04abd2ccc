import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { m } from "../words/out/messages.js";
import { ExportMenu } from "../app/export/ExportMenu.tsx";
import { amount, byName, date } from "../app/format.ts";
import { everyday } from "../app/provinces.ts";
import { ask } from "../app/query.ts";
import { Empty, Head } from "../ui/Section.tsx";
import { AsOf } from "./Controls.tsx";
import type { Look } from "./look.ts";
import { acknowledged, columns, valueOf } from "./documents.ts";
import "./nation.css";

const route = getRouteApi("/inside/nation/documents");

/** Controlled documents and their reading, province by province. */
export function Documents() {
  const { asOf, sort = "-in_force" } = route.useSearch();
  const navigate = useNavigate({ from: "/nation/documents" });
  const look = (next: object) => void navigate({ search: (now) => ({ ...now, ...next }) as Look, replace: true, resetScroll: false });
  const { data } = useSuspenseQuery(ask("GET /v1/national/aggregates", { metrics: "agencies", ...(asOf ? { asOf } : {}) }));
  const by = columns.find(({ id }) => sort.replace("-", "") === id);
  const way = sort.startsWith("-") ? -1 : 1;
  const rows = data.groups.toSorted((a, b) => {
    const names = byName(everyday(a.name ?? a.key), everyday(b.name ?? b.key));
    return by ? way * (valueOf(a.documents, by.id) - valueOf(b.documents, by.id)) || names : way * names;
  });
  const total = data.total.documents!;
  const head = (id: string, name: string, className: string) => (
    <th scope="col" className={className} aria-sort={sort === id ? "ascending" : sort === `-${id}` ? "descending" : "none"}>
      <button type="button" className="btn" onClick={() => look({ sort: sort === `-${id}` ? id : `-${id}` })}>
        {name}
        <span aria-hidden="true">{sort === id ? " ↑" : sort === `-${id}` ? " ↓" : ""}</span>
      </button>
    </th>
  );
  const sheet = () => ({
    title: m.nation_documents(),
    headers: [m.nation_code(), m.nation_province(), ...columns.map(({ name }) => name())],
    rows: rows.map(({ key, name = key, documents }) => [key, everyday(name), ...columns.map(({ id }) => documents?.[id] ?? undefined)]),
  });
  return (
    <>
      <Head
        title={m.nation_documents()}
        lead={m.nation_documents_lead({
          count: amount(total.in_force),
          overdue: amount(total.review_overdue),
          read: acknowledged(total.acknowledged),
          date: date(data.asOf),
        })}
        actions={<ExportMenu name={`tai-lieu-${data.asOf}`} sheet={sheet} />}
      />
      <div className="row lg controls noprint">
        <AsOf value={asOf} onChange={(to) => look({ asOf: to })} />
      </div>
      {rows.length === 0 ? (
        <Empty title={m.nation_none()} text={m.nation_none_text({ date: date(data.asOf) })} />
      ) : (
        <table className="table of-documents">
          <thead>
            <tr>
              {head("name", m.nation_province(), "")}
              {columns.map(({ id, name }) => (
                <Fragmented key={id}>{head(id, name(), "num")}</Fragmented>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, name = key, documents }) => (
              <tr key={key}>
                <th scope="row">
                  <Link className="plain" to="/nation/provinces/$province" params={{ province: key }}>
                    {everyday(name)}
                  </Link>
                </th>
                {columns.map(({ id, name: column, show }) => (
                  <td key={id} className="num" data-column={column()}>
                    {show(documents?.[id] ?? null)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{m.nation_in_all()}</th>
              {columns.map(({ id, name: column, show }) => (
                <td key={id} className="num" data-column={column()}>
                  {show(total[id])}
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      )}
    </>
  );
}

const Fragmented = ({ children }: { children: React.ReactNode }) => children;
