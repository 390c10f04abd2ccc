import { Button } from "@mantine/core";
import { useState } from "react";
import { m } from "../../words/out/messages.js";
import { moment } from "../../app/format.ts";
import { useAct } from "../../app/query.ts";
import { Said } from "../../app/Said.tsx";
import { Mark } from "../../ui/Mark.tsx";
import { numberOf } from "../types.ts";
import { CallBack } from "./CallBack.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Reasoned } from "../../app/Reasoned.tsx";
import { WhatChanged } from "./Said.tsx";
import { type At, isOpen } from "./steps.ts";

/** Under review: those whose turn it is agree or send it back; the others see for whom it waits. */
export function Review(at: At & { me: string | undefined }) {
  const { agency, work } = at;
  const [sending, setSending] = useState(false);
  const agree = useAct("POST /v1/agencies/{agency}/versions/{id}/agree");
  const back = useAct("POST /v1/agencies/{agency}/versions/{id}/send-back");
  const { edition } = work;
  if (edition.state !== "in_review") return null;
  const mine = isOpen(work, "agree");
  const number = numberOf(edition);
  const title = mine ? m.documents_review_title({ number }) : m.documents_in_review_title({ number });
  return (
    <Panel title={title} lead={m.documents_submitted_by({ name: edition.drafter.name, at: moment(edition.submittedAt) })} mine={mine}>
      <WhatChanged at={at} />
      <ul className="stack xs dense passed">
        {edition.reviewers.map(({ id, name, agreedAt }) => (
          <li key={id}>
            <Mark shape={agreedAt ? "tick" : "wait"} tone={agreedAt ? "green" : "amber"} />
            {agreedAt ? m.documents_agreed({ name, at: moment(agreedAt) }) : m.documents_not_agreed({ name })}
          </li>
        ))}
      </ul>
      <Said error={agree.error} />
      <div className="two">
        {mine && (
          <Button loading={agree.pending} onClick={() => void agree.act({ agency, id: edition.id }, edition.version)}>
            {m.documents_agree({ number })}
          </Button>
        )}
        {isOpen(work, "send_back") && (
          <Button variant="default" onClick={() => setSending(true)}>
            {m.documents_send_back()}
          </Button>
        )}
      </div>
      <div className="row">
        <CallBack agency={agency} work={work} />
      </div>
      {sending && (
        <Reasoned
          title={m.documents_send_back_title({ number })}
          text={m.documents_send_back_text({ name: edition.drafter.name })}
          label={m.documents_remark_words()}
          verb={m.documents_send_back()}
          error={back.error}
          pending={back.pending}
          onDo={(remark) => back.act({ agency, id: edition.id, remark }, edition.version)}
          onClose={() => setSending(false)}
        />
      )}
    </Panel>
  );
}
