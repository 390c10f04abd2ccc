import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { m } from "../../words/out/messages.js";
import { useCan } from "../../app/place.ts";
import { useAct } from "../../app/query.ts";
import { Said } from "../../app/Said.tsx";
import type { ThreeWay } from "../types.ts";
import { Passage, type Takes } from "./Passage.tsx";
import "../renew.css";

type Props = { agency: string; model: string; document: string; version: string; inForce: string | undefined; told: ThreeWay };
type Fate = ThreeWay["passages"][number]["is"];

/** What is taken where nobody says otherwise. Where both changed ours is kept, which the page says; nothing looks chosen. */
const usual: { readonly [F in Fate]?: Takes } = { model: "model" };

/** Every passage that somebody changed, with what is to become of it; then all of it goes into a draft. */
export function Decide({ agency, model, document, version, inForce, told }: Props) {
  const navigate = useNavigate();
  const mayDraft = useCan("document:draft");
  const { act, error, pending } = useAct("POST /v1/agencies/{agency}/models/{id}/renew");
  const [said, say] = useState<ReadonlyMap<number, Takes>>(new Map());
  const { counts, passages } = told;
  const open = passages.filter(({ is }, at) => is === "conflict" && !said.has(at)).length;
  const renew = async () => {
    const decided = { digest: told.digest, passages: [...said].map(([at, takes]) => ({ at, takes })) };
    const done = await act({ agency, id: model, document, version, from: told.from, to: told.to, ...(said.size > 0 ? { decided } : {}) });
    if (!done) return;
    const params = { agency, document };
    void navigate({ to: done.draft ? "/agencies/$agency/documents/$document/edit" : "/agencies/$agency/documents/$document", params });
  };
  const shown = runs(passages);
  return (
    <div className="three-way">
      <p className="dense soft" role="status">
        {m.models_counts({ model: counts.model + counts.joined, ours: counts.ours, conflict: counts.conflict, none: counts.none })}
      </p>
      {told.title && <p className="note muc">{m.models_title_changed({ ...told.title })}</p>}
      {shown.map((run) =>
        typeof run === "number" ? (
          <Passage
            key={run}
            at={run}
            passage={passages[run]!}
            takes={said.get(run) ?? usual[passages[run]!.is]}
            decided={said.has(run)}
            onSay={mayDraft ? (takes) => say((now) => new Map([...now, [run, takes]])) : undefined}
          />
        ) : (
          <p key={`s${run[0]}`} className="same small mute">
            {m.models_same({ count: run.length })}
          </p>
        ),
      )}
      {mayDraft && (
        <div className="stack s renew-foot noprint">
          {open > 0 && <p className="note amber">{m.models_undecided({ count: open })}</p>}
          <Said error={error} />
          <div className="row">
            <Button loading={pending} onClick={() => void renew()}>
              {m.models_renew({ no: told.to })}
            </Button>
          </div>
          <p className="small mute">{inForce ? m.models_renew_text({ number: inForce }) : m.models_renew_into_draft()}</p>
        </div>
      )}
    </div>
  );
}

/** Passages by their place; those that nobody changed are gathered. */
function runs(passages: ThreeWay["passages"]): (number | number[])[] {
  const found: (number | number[])[] = [];
  for (const [at, { is }] of passages.entries()) {
    const last = found.at(-1);
    if (is !== "none") found.push(at);
    else if (Array.isArray(last)) last.push(at);
    else found.push([at]);
  }
  return found;
}
