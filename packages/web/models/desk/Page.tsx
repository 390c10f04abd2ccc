import { Button } from "@mantine/core";
import { useQuery, useSuspenseQueries } from "@tanstack/react-query";
import { Link, useParams, useSearch } from "@tanstack/react-router";
import { Suspense } from "react";
import { m } from "../../words/out/messages.js";
import { kindWords } from "../../app/documents.ts";
import { dayOf } from "../../app/format.ts";
import { ask } from "../../app/query.ts";
import { State } from "../../ui/Mark.tsx";
import { Head } from "../../ui/Section.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { Editions } from "../Editions.tsx";
import { spoken } from "../placeholders.ts";
import { modelLook } from "../looks.ts";
import { Sheet } from "../Sheet.tsx";
import { isAhead, isOpen, newestOf, type Reading } from "../types.ts";
import { Publish } from "./Publish.tsx";
import { Takers } from "./Takers.tsx";
import { Withdraw } from "./Withdraw.tsx";
import "../../app/text/text.css";

/** One model at the desk: left its text, right what may be done with it, who has taken it up, and its published versions. */
export const Page = () => (
  <Suspense fallback={<Skeleton lines={10} />}>
    <Known />
  </Suspense>
);

function Known() {
  const { model: id } = useParams({ strict: false }) as { model: string };
  const { no } = useSearch({ strict: false }) as { no?: string };
  const [{ data: reading }, { data: counts }] = useSuspenseQueries({
    queries: [ask("GET /v1/models/{id}", { id }), ask("GET /v1/uptakes", { models: id })],
  });
  const { model } = reading;
  const newest = newestOf(model);
  const old = no !== undefined && Number(no) !== newest?.no ? no : undefined;
  const mayWrite = isOpen(reading, "publish");
  return (
    <div className="doc">
      <div className="doc-head">
        <Head
          title={`${model.code} ${spoken(model.title)}`}
          lead={
            <span className="stack xs">
              <span className="row lg">
                <State {...modelLook(model)} />
                {newest && <span className="dense">{m.models_edition_on({ no: newest.no, date: dayOf(newest.at) })}</span>}
              </span>
              <span className="small mute">
                {[
                  kindWords[model.kind](),
                  model.set,
                  model.clauses.length > 0 && m.documents_clauses({ clauses: model.clauses.join(", ") }),
                  model.reviewMonths !== undefined && m.models_review_after({ months: model.reviewMonths }),
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
            </span>
          }
          actions={
            mayWrite && (
              <Button variant="default" component={Link} to="/models/$model/edit" params={{ model: id } as never}>
                {m.models_edit()}
              </Button>
            )
          }
        />
      </div>
      <aside className="stack l noprint">
        <Publish reading={reading} />
        {newest && <Takers model={id} counts={counts.items[0]!} />}
        <Editions
          editions={model.editions}
          shown={old ? Number(old) : newest?.no}
          at={{ to: "/models/$model", params: { model: id } }}
          compare
        />
        <Withdraw reading={reading} />
      </aside>
      {old ? <Old id={id} no={old} newest={newest?.no ?? 0} /> : <Now reading={reading} />}
    </div>
  );
}

const Now = ({ reading: { model, body, unknown } }: { reading: Reading }) => (
  <Sheet model={model} body={body} label={m.models_text()}>
    {unknown.length > 0 && <p className="note red">{m.models_unknown({ names: unknown.join(", ") })}</p>}
    {isAhead(model) && <p className="note muc">{m.models_ahead_note({ no: newestOf(model)!.no })}</p>}
    {model.state === "withdrawn" && (
      <p className="note red">{m.models_withdrawn_note({ date: dayOf(model.withdrawnAt), why: model.why })}</p>
    )}
  </Sheet>
);

function Old({ id, no, newest }: { id: string; no: string; newest: number }) {
  const { data } = useQuery(ask("GET /v1/models/{id}/editions/{no}", { id, no }));
  if (!data) return <Skeleton lines={10} />;
  return (
    <Sheet model={data} body={data.body} label={m.models_edition_no({ no: data.no })}>
      <p className="note">{m.models_old_note({ no: data.no, newest })}</p>
    </Sheet>
  );
}
