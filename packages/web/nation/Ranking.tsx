import { Link } from "@tanstack/react-router";
import { m } from "../words/out/messages.js";
import { amount } from "../app/format.ts";
import type { Row, Sort } from "./rows.ts";

type Props = { rows: readonly Row[]; ranks: readonly string[]; sort: string; at: string | undefined; onSort: (sort: string) => void };

/** The table that the map is another form of; each name leads to the province's totals. */
export function Ranking({ rows, ranks, sort, at, onSort }: Props) {
  const column = (by: Sort, name: string, className = "num") => {
    const way = sort === by ? "ascending" : sort === `-${by}` ? "descending" : "none";
    return (
      <th scope="col" className={className} aria-sort={way}>
        <button type="button" className="btn" onClick={() => onSort(sort === `-${by}` || (by === "name" && sort !== by) ? by : `-${by}`)}>
          {name}
          <span aria-hidden="true">{{ ascending: " ↑", descending: " ↓", none: "" }[way]}</span>
        </button>
      </th>
    );
  };
  return (
    <table className="table rank">
      <thead>
        <tr>
          <th scope="col" className="num">
            {m.nation_rank()}
          </th>
          {column("name", m.nation_province(), "")}
          {column("agencies", m.nation_agencies())}
          {column("share", "%")}
          <th scope="col" className="bar-col">
            <span className="vh">{m.nation_bar()}</span>
          </th>
          {column("gain", m.nation_one_year(), "num gain")}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key} aria-current={row.key === at ? "true" : undefined}>
            <td className="num mute">{ranks.indexOf(row.key) + 1}</td>
            <th scope="row">
              <Link className="plain" to="/nation/provinces/$province" params={{ province: row.key }}>
                {row.name}
              </Link>
            </th>
            <td className="num soft">{amount(row.agencies)}</td>
            <td className="num">
              <strong>{row.share === null ? "–" : Math.round(row.share)}</strong>
            </td>
            <td className="bar-col">
              <span className="range" aria-hidden="true">
                <i style={{ width: `${row.share ?? 0}%` }} />
                {row.was !== null && <b style={{ left: `${row.was}%` }} />}
              </span>
            </td>
            <td className="num soft gain">{row.gain === null ? "–" : signed(row.gain)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const signed = (points: number) => (Math.round(points) > 0 ? `+${Math.round(points)}` : String(Math.round(points)).replace("-", "−"));
