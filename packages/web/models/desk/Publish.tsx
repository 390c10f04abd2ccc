import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { m } from "../../words/out/messages.js";
import { moment } from "../../app/format.ts";
import { useAct } from "../../app/query.ts";
import { Reasoned } from "../../app/Reasoned.tsx";
import { Panel } from "../../ui/Panel.tsx";
import { isAhead, isOpen, newestOf, type Reading } from "../types.ts";

/** What was written and no agency sees: how it differs from what they see, and publishing it. */
export function Publish({ reading }: { reading: Reading }) {
  const [asking, ask] = useState(false);
  const { act, error, pending, reset } = useAct("POST /v1/models/{id}/publish");
  const { model, unknown } = reading;
  const newest = newestOf(model);
  const no = (newest?.no ?? 0) + 1;
  if (!isOpen(reading, "publish") || (newest && !isAhead(model))) return null;
  return (
    <Panel
      title={newest ? m.models_ahead() : m.models_draft()}
      lead={newest ? m.models_ahead_lead({ no: newest.no }) : m.models_draft_lead()}
      mine
    >
      <p className="small mute">{m.models_saved_by({ name: model.savedBy, at: moment(model.savedAt) })}</p>
      {newest && (
        <Link className="dense" to="/models/$model/compare" params={{ model: model.id }} search={{ from: String(newest.no) }}>
          {m.models_see_changes({ no: newest.no })}
        </Link>
      )}
      <Button disabled={unknown.length > 0} onClick={() => ask(true)}>
        {m.models_publish({ no })}
      </Button>
      {asking && (
        <Reasoned
          title={m.models_publish_title({ code: model.code, no })}
          text={newest ? m.models_publish_text() : m.models_publish_first_text()}
          label={m.models_note()}
          verb={m.models_publish({ no })}
          error={error}
          pending={pending}
          onDo={(note) => act({ id: model.id, note }, model.version)}
          onClose={() => {
            ask(false);
            reset();
          }}
        />
      )}
    </Panel>
  );
}
