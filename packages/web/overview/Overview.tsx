import { useSuspenseQueries } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { Suspense } from "react";
import { m } from "../words/out/messages.js";
import { useDeskCan } from "../app/desk.ts";
import { amount, date, share } from "../app/format.ts";
import { useSession } from "../app/session.ts";
import { Head, Section } from "../ui/Section.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { StackBar } from "../ui/StackBar.tsx";
import { Trend } from "../ui/Trend.tsx";
import { countsOn, type Counts, partsOf, percent, reached, type Target, targetWords } from "./figures.ts";
import { awaited } from "./first.ts";
import { FirstSteps } from "./FirstSteps.tsx";
import { Groups } from "./Groups.tsx";
import { InProvince } from "./InProvince.tsx";
import { Laggards } from "./Laggards.tsx";
import { months, readsOf } from "./reads.ts";
import "./overview.css";

/** Tổng quan: how far the province is. Whatever counts leads to the list it counts. */
export const Overview = () => (
  <Suspense fallback={<Skeleton lines={10} />}>
    <Page />
  </Suspense>
);

function Page() {
  const { by = "type" } = useSearch({ from: "/inside/overview" });
  const isNew = awaited(useSession());
  const [{ data: sums }, { data: trend }, { data: standing }] = useSuspenseQueries({
    queries: [...readsOf(by)],
  });
  const { counts } = sums;
  if (counts.agencies === 0)
    return (
      <>
        <Head title={m.overview_title()} />
        {isNew && <FirstSteps agencies={0} />}
      </>
    );
  return (
    <>
      <Head title={m.overview_title()} lead={m.overview_lead({ date: date(sums.asOf) })} />
      <div className="stack l">
        <State counts={counts} />
        {isNew && <FirstSteps agencies={counts.agencies} />}
        <div className="cols">
          <Groups by={by} groups={sums.groups ?? []} total={counts} />
          <div className="stack l">
            <Section title={m.overview_target()}>{sums.target ? <Distance target={sums.target} /> : <NoTarget />}</Section>
            <Section title={m.overview_trend()}>
              <OverTime points={trend.points} />
            </Section>
          </div>
        </div>
        <InProvince documents={sums.documents} />
        <Laggards adoptions={standing.items} behind={sums.behindPlan} notStarted={counts.not_started} />
      </div>
    </>
  );
}

/** Shares at the end of each month since there are agencies. */
function OverTime({ points }: { points: Parameters<typeof countsOn>[0] }) {
  const known = months().flatMap((day) => {
    const counts = countsOn(points, day);
    return counts && counts.agencies > 0 ? [{ day, counts }] : [];
  });
  if (known.length < 2) return <p className="dense soft pad">{m.overview_trend_none()}</p>;
  const series = (metric: "in_use" | "declared") => known.map(({ counts }) => percent(counts[metric], counts.agencies));
  return (
    <div className="trend">
      <Trend
        title={m.overview_trend_label()}
        labels={known.map(({ day }) => date(day).slice(3))}
        lines={[
          { name: m.overview_trend_in_use(), values: series("in_use"), color: "var(--ink-3)", dash: "5 3" },
          { name: m.overview_trend_declared(), values: series("declared"), color: "var(--muc)" },
        ]}
      />
    </div>
  );
}

/** The one figure of the page, with its whole, and what it is made of. */
function State({ counts }: { counts: Counts }) {
  const parts = partsOf(counts);
  const more = [
    ["self_declared", m.overview_self_declared()],
    ["certified", m.overview_certified()],
    ["declared_full", m.overview_declared_full()],
  ] as const;
  return (
    <div className="state-of">
      <div className="figure">
        <p className="big">
          <Link className="plain" to="/agencies" search={{ adoption: "declared" }}>
            {amount(counts.declared)}
          </Link>
          <Link className="plain whole" to="/agencies">
            {" "}
            / {amount(counts.agencies)}
          </Link>
        </p>
        <p className="soft">{m.overview_figure({ share: share(counts.declared, counts.agencies) })}</p>
      </div>
      <div className="stack s grow">
        <StackBar parts={parts} height={20} label={m.overview_bar({ declared: counts.declared, all: counts.agencies })} />
        <ul className="key">
          {parts
            .filter(({ n }) => n > 0)
            .map(({ state, name, n, fill, hatch }) => (
              <li key={state}>
                <i className={hatch ? "hatch" : ""} style={{ backgroundColor: fill }} />
                <Link to="/agencies" search={{ adoption: state }}>
                  {name} <strong>{amount(n)}</strong>
                </Link>
              </li>
            ))}
        </ul>
        <p className="small soft">
          {more
            .filter(([metric]) => counts[metric] > 0)
            .map(([metric, word], i) => (
              <span key={metric}>
                {i > 0 && " · "}
                {word}{" "}
                <Link to="/agencies" search={{ adoption: metric }}>
                  {amount(counts[metric])}
                </Link>
              </span>
            ))}
        </p>
      </div>
    </div>
  );
}

const NoTarget = () => {
  const sets = useDeskCan("settings:manage");
  return (
    <p className="dense soft pad">
      {m.overview_target_none()} {sets && <Link to="/settings">{m.overview_target_set()}</Link>}
    </p>
  );
};

function Distance({ target }: { target: Target }) {
  const { missing, daysLeft, of, edition } = target;
  const isMet = missing === 0;
  const said = { missing: amount(missing), days: amount(Math.abs(daysLeft)) };
  return (
    <ul className="targets">
      <li>
        <strong>{targetWords(target, date)}</strong>
        <b>
          <Link
            className="plain"
            to="/agencies"
            search={{ adoption: reached[of as keyof typeof reached], ...(edition ? { edition } : {}) }}
          >
            {target.reached === null ? "–" : `${amount(target.reached)} %`}
          </Link>
        </b>
        <p className={`small tone-${isMet ? "green" : daysLeft < 0 ? "red" : "amber"}`}>
          {isMet ? m.overview_target_met() : daysLeft < 0 ? m.overview_target_over(said) : m.overview_target_missing(said)}
        </p>
      </li>
    </ul>
  );
}
