import { useSuspenseQueries } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { Suspense } from "react";
import { m } from "../../words/out/messages.js";
import { oneOf, optionsOf, types } from "../../app/agencies.ts";
import { ExportMenu } from "../../app/export/ExportMenu.tsx";
import type { Sheet } from "../../app/export/sheet.ts";
import { amount, civilDate, date, folded } from "../../app/format.ts";
import { ask, askAll } from "../../app/query.ts";
import { uptake as looks } from "../../app/states.ts";
import { State } from "../../ui/Mark.tsx";
import { Pick } from "../../ui/Pick.tsx";
import { Empty, Head } from "../../ui/Section.tsx";
import { SearchField } from "../../ui/SearchField.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { spoken } from "../placeholders.ts";
import { standings } from "../looks.ts";
import type { UptakesSearch } from "../search.ts";
import { newestOf, type Taker } from "../types.ts";
import "../../ui/records.css";
import "../models.css";

/** Who stands where against a model, by name: who has not taken it up, who is behind, who has the newest version. */
export const Uptakes = () => (
  <Suspense fallback={<Skeleton lines={10} />}>
    <Known />
  </Suspense>
);

function Known() {
  const { model: id } = useParams({ from: "/inside/models/$model/uptakes" });
  const search = useSearch({ from: "/inside/models/$model/uptakes" });
  const navigate = useNavigate({ from: "/models/$model/uptakes" });
  const [{ data: reading }, { data: all }] = useSuspenseQueries({
    queries: [ask("GET /v1/models/{id}", { id }), askAll("GET /v1/models/{id}/uptakes", { id, standing: "all" })],
  });
  const { model } = reading;
  const standing = standings.find((each) => each === search.standing);
  const type = oneOf(types, search.type);
  const words = folded(search.q ?? "").split(/\s+/);
  const of = all.filter(
    ({ agency }) => (!type || agency.type === type) && words.every((word) => folded(`${agency.code} ${agency.name}`).includes(word)),
  );
  const rows = of.filter((row) => !standing || row.standing === standing);
  const change = (said: { [K in keyof UptakesSearch]: UptakesSearch[K] | undefined }) =>
    void navigate({
      search: (now) => Object.fromEntries(Object.entries({ ...now, ...said }).filter(([, value]) => value)) as UptakesSearch,
      replace: true,
    });
  const no = newestOf(model)?.no;
  return (
    <>
      <Head
        title={m.models_uptakes_title({ code: model.code })}
        lead={
          <>
            <Link to="/models/$model" params={{ model: id }}>
              {spoken(model.title)}
            </Link>
            {no !== undefined && ` · ${m.models_newest_is({ no })}`}
          </>
        }
        actions={<ExportMenu name={`van-ban-mau-${model.code}-${civilDate()}`} sheet={() => sheetOf(model.code, rows)} />}
      />
      <div className="filters noprint">
        <SearchField label={m.agencies_find()} value={search.q ?? ""} onChange={(words) => change({ q: words || undefined })} />
        <Pick
          label={m.models_standing()}
          all={m.models_every_standing()}
          value={standing}
          options={standings.map((value) => ({
            value,
            label: `${looks[value].word} (${amount(of.filter((row) => row.standing === value).length)})`,
          }))}
          onPick={(value) => change({ standing: value })}
        />
        <Pick
          label={m.agencies_type()}
          all={m.agencies_every_type()}
          value={type}
          options={optionsOf(types)}
          onPick={(value) => change({ type: value })}
        />
        <p className="small soft" role="status">
          {m.agencies_counted({ shown: amount(rows.length), all: amount(all.length) })}
        </p>
      </div>
      {rows.length === 0 ? <Empty title={m.agencies_none_so()} text={m.agencies_none_so_text()} /> : <Rows rows={rows} />}
    </>
  );
}

const Rows = ({ rows }: { rows: readonly Taker[] }) => (
  <table className="table records">
    <thead>
      <tr>
        <th scope="col">{m.agencies_name()}</th>
        <th scope="col">{m.agencies_code()}</th>
        <th scope="col">{m.agencies_type()}</th>
        <th scope="col">{m.models_standing()}</th>
        <th scope="col">{m.models_stands_on()}</th>
        <th scope="col">{m.models_as_document()}</th>
        <th scope="col">{m.models_taken_on()}</th>
      </tr>
    </thead>
    <tbody>
      {rows.map(({ agency, standing, uptake }) => (
        <tr key={agency.id}>
          <th scope="row">
            <Link className="plain" to="/agencies/$agency/profile" params={{ agency: agency.id }}>
              {agency.name}
            </Link>
          </th>
          <td className="mute">{agency.code}</td>
          <td>{types[agency.type]()}</td>
          <td>
            <State {...looks[standing]} />
          </td>
          <td className="nowrap">{uptake && m.models_edition_no({ no: uptake.no })}</td>
          <td>{uptake?.code}</td>
          <td className="nowrap" data-l={m.models_taken_on()}>
            {uptake && date(uptake.takenOn)}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);

const sheetOf = (code: string, rows: readonly Taker[]): Sheet => ({
  title: m.models_uptakes_title({ code }),
  headers: [
    m.agencies_name(),
    m.agencies_code(),
    m.agencies_type(),
    m.models_standing(),
    m.models_stands_on(),
    m.models_as_document(),
    m.models_taken_on(),
  ],
  rows: rows.map(({ agency, standing, uptake }) => [
    agency.name,
    agency.code,
    types[agency.type](),
    looks[standing].word,
    uptake?.no,
    uptake?.code,
    uptake && date(uptake.takenOn),
  ]),
});
