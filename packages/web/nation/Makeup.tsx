import { useSuspenseQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { m } from "../words/out/messages.js";
import { ExportMenu } from "../app/export/ExportMenu.tsx";
import { amount, date } from "../app/format.ts";
import { ask } from "../app/query.ts";
import { Choose } from "../ui/Choose.tsx";
import { Empty, Head } from "../ui/Section.tsx";
import { AsOf } from "./Controls.tsx";
import { groupWord } from "./groups.ts";
import { type Grouping, groupings, groupingWord, type Look } from "./look.ts";
import { Parts, partsSheet } from "./Parts.tsx";
import "./nation.css";

const route = getRouteApi("/inside/nation/makeup");

/** The nation's agencies by what they are and how far they have come; every group with its parts. */
export function Makeup() {
  const { by = "level", asOf } = route.useSearch();
  const navigate = useNavigate({ from: "/nation/makeup" });
  const look = (next: object) => void navigate({ search: (now) => ({ ...now, ...next }) as Look, replace: true });
  const { data } = useSuspenseQuery(ask("GET /v1/national/aggregates", { groupBy: by, ...(asOf ? { asOf } : {}) }));
  return (
    <>
      <Head
        title={m.nation_makeup()}
        lead={m.nation_makeup_lead({ agencies: amount(data.total.counts.agencies ?? 0), provinces: data.provinces, date: date(data.asOf) })}
        actions={<ExportMenu name={`co-cau-${by}-${data.asOf}`} sheet={() => partsSheet(m.nation_makeup(), data, by)} />}
      />
      <div className="row lg controls noprint">
        <Choose
          label={m.nation_group_by()}
          value={by}
          options={groupings.map((each) => ({ value: each, label: groupingWord(each) }))}
          onChange={(to) => look({ by: to as Grouping })}
        />
        <AsOf value={asOf} onChange={(to) => look({ asOf: to })} />
      </div>
      {data.groups.length === 0 ? (
        <Empty title={m.nation_none()} text={m.nation_none_text({ date: date(data.asOf) })} />
      ) : (
        <Parts data={data} by={by} wordOf={(key) => groupWord(by, key)} />
      )}
    </>
  );
}
