import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useMemo, useRef } from "react";
import { m } from "../../words/out/messages.js";
import { send } from "../../app/api.ts";
import { useForm } from "../../app/form.ts";
import { ask, queries } from "../../app/query.ts";
import type { Body } from "../../app/text/types.ts";
import { LeftTexts } from "../../app/writing/Beside.tsx";
import { joined } from "../../app/writing/join.ts";
import type { Kept } from "../../app/writing/kept.ts";
import type { Store } from "../../app/writing/saver.ts";
import { Merge, Status } from "../../app/writing/Status.tsx";
import { type UseSaving, useSaving } from "../../app/writing/useSaving.ts";
import { Head } from "../../ui/Section.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { spoken } from "../placeholders.ts";
import type { Reading } from "../types.ts";
import { About, inputOf, type Said, saidOf } from "./About.tsx";

const Writing = lazy(() => import("./Writing.tsx").then(({ Writing: loaded }) => ({ default: loaded })));

/** All that is written of a model: it is saved as a whole. */
export type Written = { said: Said; body: Body };

const storeOf = (id: string): Store<Written> => ({
  stale: "model.changed_meanwhile",
  left: () => void queries.invalidateQueries({ predicate: ({ queryKey }) => JSON.stringify(queryKey).includes(id) }),
  save: async ({ said, body }, seen, key) => {
    const { version, savedAt } = await send("POST /v1/models/{id}/save", { id, ...inputOf(said), body }, { key, version: seen });
    return { seen: version, at: savedAt };
  },
});

type Props = { reading: Reading; name: string; kept: Kept<Written> | undefined };
const bodyOf = ({ body }: Written) => body;
/** What the model says of its documents is the writer's; of the texts both stay. */
const join = (mine: Written, other: Written): Written => ({ said: mine.said, body: joined(mine.body, other.body) });

/** A model in one's hands: what it says of its documents, and its text. Both save themselves. */
export function Loaded({ reading: { model, body }, name, kept }: Props) {
  const navigate = useNavigate();
  const store = useMemo(() => storeOf(model.id), [model.id]);
  const saving = useSaving<Written>({ store, name, seen: kept?.seen ?? model.version, kept });
  const start = saving.start ?? kept?.newer ?? kept?.body ?? { said: saidOf(model), body };
  const close = async () => {
    if (!(await saving.flush())) return;
    await queries.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).includes("/v1/models") });
    void navigate({ to: "/models/$model", params: { model: model.id } });
  };
  return (
    <div className="editor-page">
      <Head
        title={`${model.code} ${spoken(model.title)}`}
        lead={model.editions.length > 0 ? m.models_edit_lead({ no: model.editions.length }) : m.models_edit_first_lead()}
        actions={<Button onClick={() => void close()}>{m.models_edit_close()}</Button>}
      />
      <Status saving={saving} stale={<Stale saving={saving} id={model.id} />} />
      <LeftTexts saving={saving} now={start} bodyOf={bodyOf} join={join} />
      <Fields key={saving.round} saving={saving} start={start} />
    </div>
  );
}

function Fields({ saving, start }: { saving: UseSaving<Written>; start: Written }) {
  const form = useForm<Said>(start.said, {
    line: "POST /v1/models/{id}/save",
    error: saving.state.is === "refused" ? saving.state.error : null,
  });
  const text = useRef(start.body);
  const { wrote } = saving;
  const said = useRef(start.said);
  useEffect(() => {
    if (form.values === said.current) return;
    said.current = form.values;
    wrote({ said: form.values, body: text.current });
  }, [form.values, wrote]);
  return (
    <>
      <details className="about-model">
        <summary>{m.models_about()}</summary>
        <div className="stack form">
          <About form={form} />
        </div>
      </details>
      <Suspense fallback={<Skeleton lines={10} />}>
        <Writing
          body={start.body}
          onWrote={(body) => {
            text.current = body;
            wrote({ said: said.current, body });
          }}
        />
      </Suspense>
    </>
  );
}

/** What somebody else saved of this model, beside what is written here. */
function Stale({ saving, id }: { saving: UseSaving<Written>; id: string }) {
  const { data } = useQuery({ ...ask("GET /v1/models/{id}", { id }), staleTime: 0, gcTime: 0 });
  const theirs = data && { seen: data.model.version, body: { said: saidOf(data.model), body: data.body } };
  return <Merge saving={saving} theirs={theirs} join={(saved, mine) => ({ said: mine.said, body: joined(saved.body, mine.body) })} />;
}
