import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { m } from "../../words/out/messages.js";
import { moment } from "../../app/format.ts";
import { useCan } from "../../app/place.ts";
import { useAct } from "../../app/query.ts";
import { numberOf } from "../types.ts";
import { Panel } from "../../ui/Panel.tsx";
import { Reasoned } from "../../app/Reasoned.tsx";
import { LastRemark } from "./Said.tsx";
import { type At, isOpen } from "./steps.ts";
import { Submit } from "./Submit.tsx";

/** A draft: go on writing, put it before reviewers, or drop it. */
export function Draft({ agency, document, work, me }: At & { me: string | undefined }) {
  const [asking, ask] = useState<"submit" | "discard" | undefined>();
  const discard = useAct("POST /v1/agencies/{agency}/documents/{document}/versions/{id}/discard");
  const { edition } = work;
  const mayDraft = useCan("document:draft");
  const lock = "lock" in edition ? edition.lock : undefined;
  const close = () => {
    ask(undefined);
    discard.reset();
  };
  const lead = lock
    ? m.documents_held_by({ name: lock.name, at: moment(lock.at) })
    : m.documents_drafted_by({ name: edition.drafter.name });
  return (
    <Panel title={m.documents_draft_title({ number: numberOf(edition) })} lead={lead} mine={mayDraft && edition.draftedBy === me}>
      <LastRemark edition={edition} />
      {mayDraft && (
        <div className="stack s">
          <Button component={Link} to="/agencies/$agency/documents/$document/edit" params={{ agency, document: document.id } as never}>
            {m.documents_open_draft()}
          </Button>
          <div className="row">
            {isOpen(work, "submit") && (
              <Button variant="default" onClick={() => ask("submit")}>
                {m.documents_submit()}
              </Button>
            )}
            {isOpen(work, "discard") && (
              <Button variant="default" onClick={() => ask("discard")}>
                {m.documents_discard()}
              </Button>
            )}
          </div>
        </div>
      )}
      {asking === "submit" && <Submit agency={agency} edition={edition} me={me} onClose={close} />}
      {asking === "discard" && (
        <Reasoned
          title={m.documents_discard()}
          text={m.documents_discard_text()}
          label={m.documents_reason()}
          verb={m.documents_discard()}
          error={discard.error}
          pending={discard.pending}
          onDo={(reason) => discard.act({ agency, document: document.id, id: edition.id, reason }, edition.version)}
          onClose={close}
        />
      )}
    </Panel>
  );
}
