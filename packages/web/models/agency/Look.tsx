import { Button } from "@mantine/core";
import { useSuspenseQuery } from "@tanstack/react-query";
import { Link, useParams, useSearch } from "@tanstack/react-router";
import { Suspense, useState } from "react";
import { m } from "../../words/out/messages.js";
import { kindWords } from "../../app/documents.ts";
import { date, dayOf } from "../../app/format.ts";
import { useCan } from "../../app/place.ts";
import { ask } from "../../app/query.ts";
import { offered as looks } from "../../app/states.ts";
import { State } from "../../ui/Mark.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Head } from "../../ui/Section.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { Editions } from "../Editions.tsx";
import { spoken } from "../placeholders.ts";
import { Sheet } from "../Sheet.tsx";
import type { Offered } from "../types.ts";
import { NotOffered } from "./NotOffered.tsx";
import { offeredTo } from "../../app/offered.ts";
import { TakeUp } from "./TakeUp.tsx";
import "../../app/text/text.css";
import "../../ui/records.css";

/** One model as the agency reads it before and after taking it up. */
export const Look = () => (
  <Suspense fallback={<Skeleton lines={10} />}>
    <Known />
  </Suspense>
);

function Known() {
  const { agency, model } = useParams({ strict: false }) as { agency: string; model: string };
  const { no } = useSearch({ strict: false }) as { no?: string };
  const { data } = useSuspenseQuery(offeredTo(agency));
  const offered = data.items.find(({ offer }) => offer.model === model);
  if (!offered) return <NotOffered agency={agency} />;
  return <Open agency={agency} offered={offered} no={no ?? String(offered.no)} head={data.head} />;
}

type Props = { agency: string; offered: Offered; no: string; head: Parameters<typeof TakeUp>[0]["head"] };
function Open({ agency, offered, no, head }: Props) {
  const { offer, standing, uptake } = offered;
  const { data } = useSuspenseQuery(ask("GET /v1/agencies/{agency}/models/{id}/editions/{no}", { agency, id: offer.model, no }));
  const { edition } = data;
  const newest = offer.editions.at(-1);
  const at = { to: "/agencies/$agency/models/$model", params: { agency, model: offer.model } } as const;
  return (
    <div className="doc">
      <div className="doc-head">
        <Head
          title={`${offer.code} ${spoken(offer.title)}`}
          lead={
            <span className="stack xs">
              <span className="row lg">
                <State {...looks[standing]} />
                {newest && <span className="dense">{m.models_edition_on({ no: newest.no, date: dayOf(newest.at) })}</span>}
              </span>
              <span className="small mute">
                {[
                  kindWords[offer.kind](),
                  offer.set,
                  offer.clauses.length > 0 && m.documents_clauses({ clauses: offer.clauses.join(", ") }),
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
            </span>
          }
        />
      </div>
      <aside className="stack l noprint">
        <Next agency={agency} offered={offered} head={head} />
        {uptake && (
          <p className="dense soft">
            {m.models_became()}{" "}
            <Link to="/agencies/$agency/documents/$document" params={{ agency, document: uptake.document }}>
              {uptake.code}
            </Link>
            {`, ${m.models_from_edition({ no: uptake.no, date: date(uptake.renewed?.on ?? uptake.takenOn) })}`}
          </p>
        )}
        <Editions editions={offer.editions} shown={edition.no} at={at} />
      </aside>
      <Sheet model={edition} body={edition.body} label={m.models_edition_no({ no: edition.no })}>
        {edition.no !== offered.no && <p className="note">{m.models_old_note({ no: edition.no, newest: offered.no })}</p>}
      </Sheet>
    </div>
  );
}

/** Taking it up, or taking in what is newer. */
function Next({ agency, offered, head }: Omit<Props, "no">) {
  const [taking, take] = useState(false);
  const mayDraft = useCan("document:draft");
  const { offer, no, standing, uptake } = offered;
  if (!mayDraft || standing === "current") return null;
  if (standing === "behind" && uptake)
    return (
      <Panel title={m.models_newer_title({ no })} lead={m.models_newer_lead({ code: uptake.code, was: uptake.no })} mine>
        <p className="dense soft">{offer.editions.at(-1)?.note}</p>
        <Button
          component={Link}
          to="/agencies/$agency/models/$model/renew"
          params={{ agency, model: offer.model } as never}
          search={{ document: uptake.document } as never}
        >
          {m.models_see_newer({ no })}
        </Button>
      </Panel>
    );
  return (
    <Panel title={m.models_not_taken_title()} lead={m.models_not_taken_lead()} mine>
      <Button onClick={() => take(true)}>{m.models_take_one()}</Button>
      {taking && <TakeUp agency={agency} offers={[offered]} head={head} onClose={() => take(false)} />}
    </Panel>
  );
}
