import { Button } from "@mantine/core";
import { useState } from "react";
import { m } from "../../words/out/messages.js";
import { moment } from "../../app/format.ts";
import { useAct } from "../../app/query.ts";
import { Said } from "../../app/Said.tsx";
import { Reasoned } from "../../app/Reasoned.tsx";
import type { Edition } from "../types.ts";
import { Unsaved } from "./Unsaved.tsx";

/** Somebody else is writing: one sees who and since when, and takes over with a reason that the log keeps. */
export function Held({ agency, edition, name }: { agency: string; edition: Edition; name: string }) {
  const [asking, setAsking] = useState(false);
  const { act, error, pending } = useAct("POST /v1/agencies/{agency}/versions/{id}/take-over");
  const lock = "lock" in edition ? edition.lock : undefined;
  const take = (reason?: string) => act({ agency, id: edition.id, ...(reason ? { reason } : {}) });
  return (
    <div className="stack">
      <p className="note amber">{lock ? m.editor_held({ name: lock.name, at: moment(lock.at) }) : m.editor_free()}</p>
      <Unsaved name={name} />
      <Said error={error} />
      <div className="row">
        <Button loading={pending} onClick={() => (lock ? setAsking(true) : void take())}>
          {lock ? m.editor_take_over() : m.editor_open()}
        </Button>
      </div>
      {asking && (
        <Reasoned
          title={m.editor_take_over()}
          text={m.editor_take_over_text({ name: lock?.name ?? "" })}
          label={m.documents_reason()}
          verb={m.editor_take_over()}
          error={error}
          pending={pending}
          onDo={take}
          onClose={() => setAsking(false)}
        />
      )}
    </div>
  );
}
