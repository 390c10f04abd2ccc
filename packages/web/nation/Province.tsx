import { useSuspenseQueries } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { m } from "../words/out/messages.js";
import { ExportMenu } from "../app/export/ExportMenu.tsx";
import { amount, date, share } from "../app/format.ts";
import { everyday, units } from "../app/provinces.ts";
import { Facts } from "../ui/Facts.tsx";
import { Empty, Head, Section } from "../ui/Section.tsx";
import { AsOf } from "./Controls.tsx";
import { columns } from "./documents.ts";
import { groupWord } from "./groups.ts";
import { History } from "./History.tsx";
import { type Look, metrics, metricWord } from "./look.ts";
import { Parts, partsSheet } from "./Parts.tsx";
import { totalsOf } from "./reads.ts";
import "./nation.css";

const route = getRouteApi("/inside/nation/provinces/$province");

/** One province's totals, and no further: what is below them is the province's own. */
export function Province() {
  const { province } = route.useParams();
  const { asOf } = route.useSearch();
  const navigate = useNavigate({ from: "/nation/provinces/$province" });
  const [{ data: totals }, { data: levels }] = useSuspenseQueries({
    queries: [...totalsOf(province, asOf)],
  });
  const name = everyday(totals.groups[0]?.name ?? units.find(({ key }) => key === province)?.name ?? province);
  const { counts, documents } = totals.total;
  const agencies = counts.agencies ?? 0;
  return (
    <>
      <Head
        title={totals.groups[0]?.name ?? name}
        lead={m.nation_province_lead({
          count: amount(counts.declared ?? 0),
          agencies: amount(agencies),
          share: share(counts.declared ?? 0, agencies),
          date: date(totals.asOf),
        })}
        actions={
          <ExportMenu
            name={`tinh-${province}-${totals.asOf}`}
            sheet={() => partsSheet(name, levels, "level")}
            picture={() => document.querySelector<SVGSVGElement>(".history svg")}
          />
        }
      />
      <div className="row lg controls noprint">
        <AsOf
          value={asOf}
          onChange={(to) => void navigate({ search: (now) => ({ ...now, asOf: to }) as Look, replace: true, resetScroll: false })}
        />
      </div>
      {totals.provinces === 0 ? (
        <Empty title={m.nation_not_on_board()} text={m.nation_none_text({ date: date(totals.asOf) })} />
      ) : (
        <div className="stack l">
          <div className="cols">
            <Section title={m.nation_by_level()}>
              <Parts data={levels} by="level" wordOf={(key) => groupWord("level", key)} />
            </Section>
            <div className="stack l">
              <Section title={m.nation_adoption()} aside={m.nation_count({ count: amount(agencies) })}>
                <Facts
                  items={metrics.map((metric) => [
                    metricWord(metric),
                    `${amount(counts[metric] ?? 0)} / ${amount(agencies)} · ${share(counts[metric] ?? 0, agencies)}`,
                  ])}
                />
              </Section>
              <Section title={m.nation_documents()}>
                <Facts items={columns.map(({ id, name: word, show }) => [word(), show(documents?.[id] ?? null)])} />
              </Section>
            </div>
          </div>
          <History metric="declared" province={{ key: province, name }} />
          <p className="small mute">
            {m.nation_totals_only()} <Link to="/nation/provinces">{m.nation_back()}</Link>
          </p>
        </div>
      )}
    </>
  );
}
