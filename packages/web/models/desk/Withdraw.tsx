import { Button } from "@mantine/core";
import { useState } from "react";
import { m } from "../../words/out/messages.js";
import { useAct } from "../../app/query.ts";
import { Reasoned } from "../../app/Reasoned.tsx";
import { isOpen, type Reading } from "../types.ts";

/** The end of a model: agencies take it up no longer, and keep what they made of it. */
export function Withdraw({ reading }: { reading: Reading }) {
  const [asking, ask] = useState(false);
  const { act, error, pending, reset } = useAct("POST /v1/models/{id}/withdraw");
  const { model } = reading;
  if (!isOpen(reading, "withdraw")) return null;
  return (
    <div className="row">
      <Button variant="default" onClick={() => ask(true)}>
        {m.models_withdraw()}
      </Button>
      {asking && (
        <Reasoned
          title={m.models_withdraw_title({ code: model.code })}
          text={m.models_withdraw_text()}
          label={m.documents_reason()}
          verb={m.models_withdraw()}
          error={error}
          pending={pending}
          onDo={(reason) => act({ id: model.id, reason }, model.version)}
          onClose={() => {
            ask(false);
            reset();
          }}
        />
      )}
    </div>
  );
}
