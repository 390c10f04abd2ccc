import { Button, Checkbox } from "@mantine/core";
import "@mantine/core/styles/Checkbox.css";
import "@mantine/core/styles/InlineInput.css";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { Suspense, useState } from "react";
import { m } from "../../words/out/messages.js";
import { kindWords } from "../../app/documents.ts";
import { amount, dayOf } from "../../app/format.ts";
import { useCan } from "../../app/place.ts";
import { offered } from "../../app/states.ts";
import { State } from "../../ui/Mark.tsx";
import { Empty, Head, Section } from "../../ui/Section.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { spoken } from "../placeholders.ts";
import { newestOf, type Offered } from "../types.ts";
import { offeredTo } from "../../app/offered.ts";
import { TakeUp } from "./TakeUp.tsx";
import "../../ui/records.css";
import "../models.css";

/** What one act may take: the rest of a long framework goes into the next. */
const most = 10;

/** Văn bản mẫu của tỉnh: what is offered, how the agency stands to each, and taking up one or a whole framework. */
export const List = () => (
  <Suspense fallback={<Skeleton lines={10} />}>
    <Offers />
  </Suspense>
);

function Offers() {
  const { agency } = useParams({ strict: false }) as { agency: string };
  const { data } = useSuspenseQuery(offeredTo(agency));
  const [chosen, choose] = useState<ReadonlySet<string>>(new Set());
  const [taking, take] = useState(false);
  const mayDraft = useCan("document:draft");
  const { items } = data;
  const wanted = items.filter(({ offer, standing }) => standing === "not_taken" && chosen.has(offer.model));
  const behind = items.filter(({ standing }) => standing === "behind").length;
  const open = items.filter(({ standing }) => standing === "not_taken").length;
  const toggle = (models: readonly string[], on: boolean) =>
    choose((now) => new Set(on ? [...now, ...models] : [...now].filter((each) => !models.includes(each))));
  return (
    <>
      <Head
        title={m.models_of_province()}
        lead={
          items.length > 0 ? m.models_offered_lead({ open: amount(open), behind: amount(behind), all: amount(items.length) }) : undefined
        }
        actions={
          wanted.length > 0 && (
            <Button onClick={() => take(true)} disabled={wanted.length > most}>
              {m.models_take_some({ count: wanted.length })}
            </Button>
          )
        }
      />
      {items.length === 0 && <Empty title={m.models_none_offered()} text={m.models_none_offered_text()} />}
      {wanted.length > most && <p className="note amber">{m.models_too_many({ most })}</p>}
      <div className="stack l">
        {[...new Set(items.map(({ offer }) => offer.set))].map((set) => (
          <Framework
            key={set}
            {...{ agency, set, chosen, toggle }}
            mayTake={mayDraft}
            rows={items.filter(({ offer }) => offer.set === set)}
          />
        ))}
      </div>
      {taking && <TakeUp agency={agency} offers={wanted} head={data.head} onClose={() => take(false)} />}
    </>
  );
}

type Props = {
  agency: string;
  set: string;
  rows: readonly Offered[];
  mayTake: boolean;
  chosen: ReadonlySet<string>;
  toggle: (models: readonly string[], on: boolean) => void;
};
function Framework({ agency, set, rows, mayTake, chosen, toggle }: Props) {
  const free = rows.filter(({ standing }) => standing === "not_taken").map(({ offer }) => offer.model as string);
  const all = free.length > 0 && free.every((model) => chosen.has(model));
  return (
    <Section
      title={set}
      aside={
        mayTake &&
        free.length > 1 && (
          <button type="button" className="btn link" onClick={() => toggle(free, !all)}>
            {all ? m.models_choose_none() : m.models_choose_all({ count: free.length })}
          </button>
        )
      }
    >
      <table className="table records models">
        <thead>
          <tr>
            {mayTake && (
              <th scope="col">
                <span className="vh">{m.models_choose()}</span>
              </th>
            )}
            <th scope="col">{m.models_code()}</th>
            <th scope="col">{m.models_name()}</th>
            <th scope="col">{m.models_edition()}</th>
            <th scope="col">{m.models_state()}</th>
            <th scope="col">{m.models_our_document()}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ offer, no, standing, uptake }) => (
            <tr key={offer.model}>
              {mayTake && (
                <td className="pick-cell">
                  {standing === "not_taken" && (
                    <Checkbox
                      aria-label={m.models_choose_one({ code: offer.code })}
                      checked={chosen.has(offer.model)}
                      onChange={({ currentTarget }) => toggle([offer.model], currentTarget.checked)}
                    />
                  )}
                </td>
              )}
              <td className="nowrap code">{offer.code}</td>
              <th scope="row">
                <Link className="plain" to="/agencies/$agency/models/$model" params={{ agency, model: offer.model }}>
                  {spoken(offer.title)}
                </Link>
                <span className="small mute kind">{kindWords[offer.kind]()}</span>
              </th>
              <td className="nowrap">{m.models_edition_on({ no, date: dayOf(newestOf(offer)!.at) })}</td>
              <td>
                <State {...offered[standing]} />
              </td>
              <td>
                {uptake && (
                  <span className="row">
                    <Link to="/agencies/$agency/documents/$document" params={{ agency, document: uptake.document }}>
                      {uptake.code}
                    </Link>
                    {standing === "behind" && (
                      <Link
                        to="/agencies/$agency/models/$model/renew"
                        params={{ agency, model: offer.model }}
                        search={{ document: uptake.document }}
                      >
                        {m.models_see_newer({ no })}
                      </Link>
                    )}
                  </span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
