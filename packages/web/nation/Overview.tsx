import { useSuspenseQueries } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { m } from "../words/out/messages.js";
import { ExportMenu } from "../app/export/ExportMenu.tsx";
import { amount, date, share } from "../app/format.ts";
import { islands } from "../app/provinces.ts";
import { Facts } from "../ui/Facts.tsx";
import { Empty, Head, Section } from "../ui/Section.tsx";
import { TileKey, TileMap } from "../ui/TileMap.tsx";
import { AsOf, ChooseMetric } from "./Controls.tsx";
import { type Look, metricWord } from "./look.ts";
import { Ranking } from "./Ranking.tsx";
import { rowsOf, sorted, tilesOf } from "./rows.ts";
import { History } from "./History.tsx";
import { provincesOn } from "./reads.ts";
import "./nation.css";

const route = getRouteApi("/inside/nation/provinces");

/** The provinces beside one another by one share: as a map, as a table, over time. */
export function Overview() {
  const { metric = "declared", asOf, sort = "-share", at } = route.useSearch();
  const navigate = useNavigate({ from: "/nation/provinces" });
  const look = (next: Look) => void navigate({ search: (now) => ({ ...now, ...next }), replace: true, resetScroll: false });
  const [{ data: now }, { data: before }] = useSuspenseQueries({
    queries: [...provincesOn(asOf)],
  });
  const rows = rowsOf(now, before, metric);
  const ranked = sorted(rows, sort);
  const chosen = rows.find(({ key }) => key === at);
  const byShare = sorted(rows, "-share");
  const { counts, documents } = now.total;
  const agencies = counts.agencies ?? 0;
  const sheet = () => ({
    title: m.nation_title(),
    headers: [m.nation_code(), m.nation_province(), m.nation_agencies(), metricWord(metric), m.nation_share(), m.nation_year_before()],
    rows: ranked.map((row) => [row.key, row.name, row.agencies, row.count, row.share ?? undefined, row.was ?? undefined]),
  });
  return (
    <>
      <Head
        title={m.nation_title()}
        lead={m.nation_lead({
          count: amount(counts[metric] ?? 0),
          agencies: amount(agencies),
          provinces: now.provinces,
          what: metricWord(metric).toLocaleLowerCase("vi"),
          share: share(counts[metric] ?? 0, agencies),
          date: date(now.asOf),
        })}
        actions={
          <ExportMenu name={`toan-quoc-${now.asOf}`} sheet={sheet} picture={() => document.querySelector<SVGSVGElement>(".history svg")} />
        }
      />
      <div className="row lg controls noprint">
        <ChooseMetric value={metric} onChange={(to) => look({ metric: to })} />
        <AsOf value={asOf} onChange={(to) => look({ asOf: to } as Look)} />
      </div>
      {rows.length === 0 ? (
        <Empty title={m.nation_none()} text={m.nation_none_text({ date: date(now.asOf) })} />
      ) : (
        <div className="nation">
          <Section title={m.nation_map({ what: metricWord(metric) })} aside={m.nation_tile()}>
            <TileMap
              tiles={tilesOf(rows)}
              islands={islands}
              {...(at ? { selected: at } : {})}
              onSelect={(key) => look({ at: key })}
              label={m.nation_map_label()}
            />
            <TileKey />
          </Section>
          <Section title={m.nation_ranking()} aside={m.nation_on_board({ count: rows.length })}>
            <Ranking rows={ranked} ranks={byShare.map(({ key }) => key)} sort={sort} at={at} onSort={(to) => look({ sort: to })} />
          </Section>
          <div className="stack l side">
            <Section title={chosen?.name ?? m.nation_all()} aside={m.nation_count({ count: amount(chosen?.agencies ?? agencies) })}>
              {at && !chosen ? (
                <p className="dense soft note">{m.nation_not_on_board()}</p>
              ) : (
                <Facts
                  items={[
                    [metricWord(metric), whole(chosen?.count ?? counts[metric] ?? 0, chosen?.agencies ?? agencies)],
                    [m.nation_share(), share(chosen?.count ?? counts[metric] ?? 0, chosen?.agencies ?? agencies)],
                    ...(chosen
                      ? [[m.nation_rank(), `${byShare.indexOf(chosen) + 1} / ${rows.length}`] as const]
                      : [[m.nation_in_force(), amount(documents?.in_force ?? 0)] as const]),
                  ]}
                />
              )}
              {chosen && (
                <p className="small">
                  <Link to="/nation/provinces/$province" params={{ province: chosen.key }} search={asOf ? { asOf } : {}}>
                    {m.nation_see_totals({ name: chosen.name })}
                  </Link>
                </p>
              )}
              <p className="small mute">{m.nation_totals_only()}</p>
            </Section>
            <History metric={metric} province={chosen} />
          </div>
        </div>
      )}
    </>
  );
}

const whole = (part: number, all: number) => `${amount(part)} / ${amount(all)}`;
