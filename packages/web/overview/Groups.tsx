import { Link, useNavigate } from "@tanstack/react-router";
import { m } from "../words/out/messages.js";
import { type Filter, levels, obligations, types } from "../app/agencies.ts";
import { amount, share } from "../app/format.ts";
import { Choose } from "../ui/Choose.tsx";
import { Section } from "../ui/Section.tsx";
import { StackBar } from "../ui/StackBar.tsx";
import { type Counts, partsOf } from "./figures.ts";
import { type Grouping, groupings } from "./reads.ts";

const names: { readonly [G in Grouping]: { readonly [key: string]: () => string } } = {
  level: levels,
  type: types,
  obligation: obligations,
};
const labels = { level: m.overview_by_level, type: m.overview_by_type, obligation: m.overview_by_obligation };
type Props = { by: Grouping; groups: readonly { key: string; counts: Counts }[]; total: Counts };

/** Counts and shares of each group; the groups sum to the province. */
export function Groups({ by, groups, total }: Props) {
  const navigate = useNavigate({ from: "/overview" });
  const order = Object.keys(names[by]);
  const rows = groups.toSorted((a, b) => order.indexOf(a.key) - order.indexOf(b.key));
  return (
    <Section
      title={m.overview_groups()}
      aside={
        <Choose
          bare
          label={m.overview_by()}
          value={by}
          options={groupings.map((value) => ({ value, label: labels[value]() }))}
          onChange={(value) => void navigate({ search: { by: value as Grouping }, replace: true, resetScroll: false })}
        />
      }
    >
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{labels[by]()}</th>
            <th scope="col" className="num">
              {m.overview_agencies()}
            </th>
            <th scope="col" className="num">
              {m.overview_declared()}
            </th>
            <th scope="col" className="num">
              {m.overview_share()}
            </th>
            <th scope="col" className="hide-s bar-cell">
              {m.overview_states()}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, counts }) => (
            <Row key={key} name={names[by][key]?.() ?? key} counts={counts} filter={{ [by]: key } as Filter} />
          ))}
        </tbody>
        <tfoot>
          <Row name={m.overview_total()} counts={total} filter={{}} />
        </tfoot>
      </table>
    </Section>
  );
}

function Row({ name, counts, filter }: { name: string; counts: Counts; filter: Filter }) {
  const parts = partsOf(counts);
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="num">
        <Link to="/agencies" search={filter}>
          {amount(counts.agencies)}
        </Link>
      </td>
      <td className="num">
        <Link to="/agencies" search={{ ...filter, adoption: "declared" }}>
          {amount(counts.declared)}
        </Link>
      </td>
      <td className="num">
        <strong>{share(counts.declared, counts.agencies)}</strong>
      </td>
      <td className="hide-s bar-cell">
        <StackBar
          parts={parts}
          label={parts
            .filter(({ n }) => n > 0)
            .map(({ name: state, n }) => `${state} ${n}`)
            .join(", ")}
        />
      </td>
    </tr>
  );
}
