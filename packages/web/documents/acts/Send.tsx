import { Button } from "@mantine/core";
import { m } from "../../words/out/messages.js";
import { DateField } from "../../app/DateField.tsx";
import { useForm } from "../../app/form.ts";
import { civilDate } from "../../app/format.ts";
import { useAct } from "../../app/query.ts";
import { Said } from "../../app/Said.tsx";
import { numberOf } from "../types.ts";
import { CallBack } from "./CallBack.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { WhatChanged } from "./Said.tsx";
import { type At, isOpen } from "./steps.ts";

/** Everyone has agreed: the version goes before the head, with the day from which it is to hold. */
export function Send(at: At) {
  const { agency, work } = at;
  const { line, act, error, pending } = useAct("POST /v1/agencies/{agency}/versions/{id}/send-for-approval");
  const form = useForm({ effectiveFrom: civilDate() }, { line, error });
  const { edition } = work;
  const mine = isOpen(work, "send_for_approval");
  const number = numberOf(edition);
  return (
    <Panel title={m.documents_reviewed_title({ number })} lead={m.documents_reviewed_lead()} mine={mine}>
      <WhatChanged at={at} />
      {mine && (
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            void act({ agency, id: edition.id, ...form.values }, edition.version);
          }}
        >
          <DateField
            min={civilDate()}
            label={m.documents_effective_from()}
            description={m.documents_effective_from_hint()}
            {...form.field("effectiveFrom")}
          />
          <Said error={error} form={form} />
          <Button type="submit" loading={pending}>
            {m.documents_send({ number })}
          </Button>
        </form>
      )}
      <div className="row">
        <CallBack agency={agency} work={work} />
      </div>
    </Panel>
  );
}
