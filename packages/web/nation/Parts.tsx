import { m } from "../words/out/messages.js";
import { amount, share } from "../app/format.ts";
import type { Sheet } from "../app/export/sheet.ts";
import { Key, type Part, StackBar } from "../ui/StackBar.tsx";
import { groupWord } from "./groups.ts";
import { type Grouping, groupingWord } from "./look.ts";
import type { Aggregates } from "./rows.ts";

type Counts = Aggregates["total"]["counts"];
/** The way from nothing to a declaration, as parts of one whole. */
const partsOf = (counts: Counts): Part[] => {
  const n = (...names: (keyof Counts)[]) => names.reduce((sum, name) => sum + (counts[name] ?? 0), 0);
  return [
    { name: m.nation_state_declared(), n: n("declared"), fill: "var(--s1)" },
    { name: m.nation_state_needs_redeclaration(), n: n("needs_redeclaration"), fill: "var(--s1)", hatch: true },
    { name: m.nation_part_applying(), n: n("applying", "confirmed"), fill: "var(--s2)" },
    { name: m.nation_part_building(), n: n("planned", "building"), fill: "var(--s3)" },
    { name: m.nation_state_not_started(), n: n("not_started"), fill: "var(--s4)" },
  ];
};

type Props = { data: Aggregates; by: Grouping; wordOf: (key: string) => string };

/** Each group as one bar of its whole, with the counts beside it. */
export function Parts({ data, by, wordOf }: Props) {
  const line = (name: string, counts: Counts) => {
    const agencies = counts.agencies ?? 0;
    return (
      <>
        <th scope="row">{name}</th>
        <td className="num">{amount(agencies)}</td>
        <td className="num">
          <strong>{amount(counts.declared ?? 0)}</strong>
        </td>
        <td className="num">{share(counts.declared ?? 0, agencies)}</td>
        <td className="bar-col">
          <StackBar
            parts={partsOf(counts)}
            label={partsOf(counts)
              .map(({ name: part, n }) => `${part} ${n}`)
              .join(", ")}
          />
        </td>
      </>
    );
  };
  return (
    <div className="stack parts">
      <Key parts={partsOf(data.total.counts)} />
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{groupingWord(by)}</th>
            <th scope="col" className="num">
              {m.nation_agencies()}
            </th>
            <th scope="col" className="num">
              {m.nation_state_declared()}
            </th>
            <th scope="col" className="num">
              %
            </th>
            <th scope="col" className="bar-col">
              <span className="vh">{m.nation_bar_parts()}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {data.groups.map(({ key, counts }) => (
            <tr key={key}>{line(wordOf(key), counts)}</tr>
          ))}
        </tbody>
        <tfoot>
          <tr>{line(m.nation_in_all(), data.total.counts)}</tr>
        </tfoot>
      </table>
    </div>
  );
}

export function partsSheet(title: string, data: Aggregates, by: Grouping): Sheet {
  const parts = partsOf(data.total.counts).map(({ name }) => name);
  return {
    title,
    headers: [groupingWord(by), m.nation_agencies(), ...parts],
    rows: data.groups.map(({ key, counts }) => [groupWord(by, key), counts.agencies ?? 0, ...partsOf(counts).map(({ n }) => n)]),
  };
}
