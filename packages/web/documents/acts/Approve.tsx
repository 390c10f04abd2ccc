import { Button, Checkbox } from "@mantine/core";
import "@mantine/core/styles/Checkbox.css";
import "@mantine/core/styles/InlineInput.css";
import { useState } from "react";
import { m } from "../../words/out/messages.js";
import { useForm } from "../../app/form.ts";
import { civilDate, date } from "../../app/format.ts";
import { useAct } from "../../app/query.ts";
import { Said } from "../../app/Said.tsx";
import { Mark } from "../../ui/Mark.tsx";
import { Password } from "../../ui/Password.tsx";
import { numberOf } from "../types.ts";
import { CallBack } from "./CallBack.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { Reasoned } from "../../app/Reasoned.tsx";
import { WhatChanged } from "./Said.tsx";
import { type At, isOpen, whyNot } from "./steps.ts";

/** The head's decision: what was checked, the password once more, and what follows from it. */
export function Approve(at: At) {
  const { agency, document, work } = at;
  const [read, setRead] = useState(false);
  const [declining, setDeclining] = useState(false);
  const confirm = useAct("POST /v1/sessions/confirm", []);
  const approve = useAct("POST /v1/agencies/{agency}/documents/{document}/versions/{id}/approve");
  const decline = useAct("POST /v1/agencies/{agency}/versions/{id}/decline");
  const error = confirm.error ?? approve.error;
  const form = useForm({ password: "" }, { line: confirm.line, error });
  const { edition } = work;
  if (edition.state !== "awaiting_approval") return null;
  const [mine, why] = [isOpen(work, "approve"), whyNot(work, "approve")];
  const number = numberOf(edition);
  const from = date(edition.effectiveFrom);
  const sign = async () => {
    approve.reset();
    if (!(await confirm.act(form.values))) return;
    await approve.act({ agency, document: document.id, id: edition.id }, edition.version);
  };
  return (
    <Panel
      title={mine ? m.documents_approve_title({ number }) : m.documents_awaiting_title({ number })}
      lead={m.documents_approve_lead({
        drafter: edition.drafter.name,
        reviewers: edition.reviewers.map(({ name }) => name).join(", ") || "–",
      })}
      mine={mine}
    >
      <WhatChanged at={at} />
      {why === "document.own_draft" && <p className="note amber">{m.documents_own_draft()}</p>}
      {mine && (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            void sign();
          }}
        >
          <ul className="dense stack xs passed">
            <li>
              <Mark shape="tick" tone="green" />
              {m.documents_check_other()}
            </li>
            {edition.reviewers.length > 0 && (
              <li>
                <Mark shape="tick" tone="green" />
                {m.documents_check_reviewed({ count: edition.reviewers.length })}
              </li>
            )}
          </ul>
          <Checkbox label={m.documents_have_read()} checked={read} onChange={({ currentTarget }) => setRead(currentTarget.checked)} />
          <Password
            label={m.documents_password()}
            description={m.documents_password_hint()}
            autoComplete="current-password"
            {...form.field("password")}
          />
          <Said error={error} form={form} />
          <div className="two">
            <Button type="submit" loading={confirm.pending || approve.pending} disabled={!read || !form.values.password}>
              {m.documents_approve({ number })}
            </Button>
            {isOpen(work, "decline") && (
              <Button variant="default" onClick={() => setDeclining(true)}>
                {m.documents_decline()}
              </Button>
            )}
          </div>
          <p className="small mute">
            {edition.effectiveFrom <= civilDate() ? m.documents_approve_now() : m.documents_approve_from({ from })}{" "}
            {document.inForce && m.documents_approve_former({ number: numberOf(document.inForce) })} {m.documents_no_undo()}
          </p>
        </form>
      )}
      {!mine && isOpen(work, "decline") && (
        <Button variant="default" onClick={() => setDeclining(true)}>
          {m.documents_decline()}
        </Button>
      )}
      <div className="row">
        <CallBack agency={agency} work={work} />
      </div>
      {declining && (
        <Reasoned
          title={m.documents_send_back_title({ number })}
          text={m.documents_send_back_text({ name: edition.drafter.name })}
          label={m.documents_remark_words()}
          verb={m.documents_decline()}
          error={decline.error}
          pending={decline.pending}
          onDo={(remark) => decline.act({ agency, id: edition.id, remark }, edition.version)}
          onClose={() => setDeclining(false)}
        />
      )}
    </Panel>
  );
}
