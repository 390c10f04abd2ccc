import { Button } from "@mantine/core";
import { useState } from "react";
import { m } from "../../words/out/messages.js";
import { useAct } from "../../app/query.ts";
import { Reasoned } from "../../app/Reasoned.tsx";
import { type At, isOpen } from "./steps.ts";

/** A version that was submitted is taken back to be written on. */
export function CallBack({ agency, work }: Pick<At, "agency" | "work">) {
  const [asking, setAsking] = useState(false);
  const { act, error, pending, reset } = useAct("POST /v1/agencies/{agency}/versions/{id}/call-back");
  if (!isOpen(work, "call_back")) return null;
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {m.documents_call_back()}
      </Button>
      {asking && (
        <Reasoned
          title={m.documents_call_back()}
          text={m.documents_call_back_text()}
          label={m.documents_reason()}
          verb={m.documents_call_back()}
          error={error}
          pending={pending}
          onDo={(remark) => act({ agency, id: work.edition.id, remark }, work.edition.version)}
          onClose={() => {
            setAsking(false);
            reset();
          }}
        />
      )}
    </>
  );
}
