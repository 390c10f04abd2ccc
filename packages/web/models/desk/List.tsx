import { Button } from "@mantine/core";
import { useQueries, useSuspenseQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { Suspense } from "react";
import { m } from "../../words/out/messages.js";
import { useDeskCan } from "../../app/desk.ts";
import { kindWords } from "../../app/documents.ts";
import { amount, dayOf, folded } from "../../app/format.ts";
import { ask, askAll } from "../../app/query.ts";
import { Choose } from "../../ui/Choose.tsx";
import { State } from "../../ui/Mark.tsx";
import { Pick } from "../../ui/Pick.tsx";
import { Empty, Head, Section } from "../../ui/Section.tsx";
import { SearchField } from "../../ui/SearchField.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import type { Answer } from "../../app/api-types.ts";
import { spoken } from "../placeholders.ts";
import { modelLook } from "../looks.ts";
import type { ListSearch } from "../search.ts";
import { type Model, newestOf } from "../types.ts";
import "../../ui/records.css";
import "../models.css";

/** Văn bản mẫu: the province's framework, with how many agencies stand on each. */
export const List = () => (
  <Suspense fallback={<Skeleton lines={10} />}>
    <Framework />
  </Suspense>
);

type Counts = ReadonlyMap<string, Answer<"GET /v1/uptakes">["items"][number]>;
const atOnce = 30;

/** Of every model that was published; a few requests, whatever the number of agencies. */
function useCounts(models: readonly Model[]): Counts {
  const ids = models.filter(({ editions }) => editions.length > 0).map(({ id }) => id);
  const parts = Array.from({ length: Math.ceil(ids.length / atOnce) }, (_, i) => ids.slice(i * atOnce, (i + 1) * atOnce));
  const answers = useQueries({ queries: parts.map((part) => ask("GET /v1/uptakes", { models: part.join(",") })) });
  return new Map(answers.flatMap(({ data }) => data?.items ?? []).map((each) => [each.model, each]));
}

function Framework() {
  const search = useSearch({ from: "/inside/models/" });
  const navigate = useNavigate({ from: "/models/" });
  const manages = useDeskCan("model:manage");
  const withdrawn = search.state === "withdrawn";
  const { data: all } = useSuspenseQuery(askAll("GET /v1/models", { state: withdrawn ? "withdrawn" : "current" }));
  const counts = useCounts(all);
  const sets = [...new Set(all.map(({ set }) => set))];
  const words = folded(search.q ?? "").split(/\s+/);
  const rows = all.filter(
    ({ set, code, title }) =>
      (!search.set || set === search.set) && words.every((word) => folded(`${code} ${spoken(title)}`).includes(word)),
  );
  const change = (said: { [K in keyof ListSearch]: ListSearch[K] | undefined }) =>
    void navigate({
      search: (now) => Object.fromEntries(Object.entries({ ...now, ...said }).filter(([, value]) => value)) as ListSearch,
      replace: true,
    });
  const [any] = counts.values();
  const agencies = any && any.missing + any.behind + any.current;
  const begin = (variant: "filled" | "default") => (
    <Button component={Link} to="/models/new" variant={variant}>
      {m.models_new()}
    </Button>
  );
  return (
    <>
      <Head
        title={m.models_title()}
        lead={all.length > 0 && agencies !== undefined && !withdrawn ? m.models_lead({ agencies: amount(agencies) }) : undefined}
        actions={manages && begin("filled")}
      />
      <div className="filters noprint">
        <SearchField label={m.models_find()} value={search.q ?? ""} onChange={(words) => change({ q: words || undefined })} />
        {sets.length > 1 && (
          <Pick
            label={m.models_set()}
            all={m.models_every_set()}
            value={search.set}
            options={sets.map((value) => ({ value, label: value }))}
            onPick={(set) => change({ set })}
          />
        )}
        <Choose
          bare
          label={m.models_which()}
          value={withdrawn ? "withdrawn" : "current"}
          options={[
            { value: "current", label: m.models_in_use() },
            { value: "withdrawn", label: m.models_withdrawn() },
          ]}
          onChange={(state) => change({ state: state === "withdrawn" ? state : undefined })}
        />
        <p className="small soft" role="status">
          {m.models_count({ count: amount(rows.length) })}
        </p>
      </div>
      {rows.length === 0 && (
        <Empty
          title={all.length === 0 && !withdrawn ? m.models_none() : m.models_none_so()}
          text={all.length === 0 && !withdrawn ? m.models_none_text() : m.models_none_so_text()}
          action={all.length === 0 && !withdrawn && manages ? begin("default") : undefined}
        />
      )}
      <div className="stack l">
        {[...new Set(rows.map(({ set }) => set))].map((set) => (
          <Section key={set} title={set}>
            <Rows rows={rows.filter((row) => row.set === set)} counts={counts} />
          </Section>
        ))}
      </div>
    </>
  );
}

const Rows = ({ rows, counts }: { rows: readonly Model[]; counts: Counts }) => (
  <table className="table records models">
    <thead>
      <tr>
        <th scope="col">{m.models_code()}</th>
        <th scope="col">{m.models_name()}</th>
        <th scope="col">{m.models_state()}</th>
        <th scope="col">{m.models_edition()}</th>
        <th scope="col" className="num">
          {m.models_current()}
        </th>
        <th scope="col" className="num">
          {m.models_behind()}
        </th>
        <th scope="col" className="num">
          {m.models_missing()}
        </th>
      </tr>
    </thead>
    <tbody>
      {rows.map((model) => {
        const newest = newestOf(model);
        const count = counts.get(model.id);
        return (
          <tr key={model.id}>
            <td className="nowrap code">{model.code}</td>
            <th scope="row">
              <Link className="plain" to="/models/$model" params={{ model: model.id }}>
                {spoken(model.title)}
              </Link>
              <span className="small mute kind">{kindWords[model.kind]()}</span>
            </th>
            <td>
              <State {...modelLook(model)} />
            </td>
            <td className="nowrap">{newest ? m.models_edition_on({ no: newest.no, date: dayOf(newest.at) }) : ""}</td>
            {(["current", "behind", "missing"] as const).map((standing) => (
              <td key={standing} className="num" data-l={heads[standing]()}>
                {count && (
                  <Link to="/models/$model/uptakes" params={{ model: model.id }} search={{ standing }}>
                    {amount(count[standing])}
                  </Link>
                )}
              </td>
            ))}
          </tr>
        );
      })}
    </tbody>
  </table>
);
const heads = { current: m.models_current, behind: m.models_behind, missing: m.models_missing };
