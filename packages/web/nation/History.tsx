import { useSuspenseQuery } from "@tanstack/react-query";
import { Suspense, useState } from "react";
import { m } from "../words/out/messages.js";
import { date } from "../app/format.ts";
import { ask } from "../app/query.ts";
import { Choose } from "../ui/Choose.tsx";
import { Section } from "../ui/Section.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { Trend } from "../ui/Trend.tsx";
import { type Metric, metricWord } from "./look.ts";

const periods = ["month", "quarter", "year"] as const;
type Period = (typeof periods)[number];
const periodWords: { readonly [P in Period]: () => string } = {
  month: () => m.nation_every_month(),
  quarter: () => m.nation_every_quarter(),
  year: () => m.nation_every_year(),
};
type Props = { metric: Metric; province: { key: string; name: string } | undefined };

/** A share at the ends of past periods and today, in all and at the level of the province. */
export function History({ metric, province }: Props) {
  const [every, setEvery] = useState<Period>("month");
  return (
    <Section
      title={m.nation_history()}
      aside={
        <Choose
          bare
          label={m.nation_every()}
          value={every}
          options={periods.map((each) => ({ value: each, label: periodWords[each]() }))}
          onChange={(to) => setEvery(to as Period)}
        />
      }
    >
      <div className="history">
        <Suspense fallback={<Skeleton lines={4} />}>
          <Drawn metric={metric} province={province} every={every} />
        </Suspense>
      </div>
    </Section>
  );
}

function Drawn({ metric, province, every }: Props & { every: Period }) {
  const { data } = useSuspenseQuery(
    ask("GET /v1/national/trend", { every, metrics: `agencies,${metric}`, ...(province ? { province: province.key } : {}) }),
  );
  // Before the first province came aboard there is nothing to draw, and that is not nought per cent.
  const points = data.points.slice(data.points.findIndex(({ total }) => (total.counts.agencies ?? 0) > 0));
  if (points.length < 2 || (points[0]!.total.counts.agencies ?? 0) === 0) return <p className="dense soft">{m.nation_history_short()}</p>;
  const rounded = (n: number | null | undefined) => Math.round(n ?? 0);
  const label = (day: string) => (every === "year" ? day.slice(0, 4) : date(day).slice(3));
  const level = points.map(({ levels }) => rounded(levels.find(({ key }) => key === "province")?.shares[metric]));
  return (
    <>
      <Trend
        title={m.nation_history_title({ what: metricWord(metric), name: province?.name ?? m.nation_all() })}
        height={200}
        labels={points.map(({ date: day }) => label(day))}
        lines={[
          ...(level.some((n) => n > 0) ? [{ name: m.nation_level_province(), values: level, color: "var(--ink-3)", dash: "5 3" }] : []),
          { name: m.nation_level_all(), values: points.map(({ total }) => rounded(total.shares[metric])), color: "var(--muc)" },
        ]}
      />
      <p className="small mute">{m.nation_history_note()}</p>
    </>
  );
}
