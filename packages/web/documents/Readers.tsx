import { Button } from "@mantine/core";
import { useState } from "react";
import { m } from "../words/out/messages.js";
import { date, moment } from "../app/format.ts";
import { useCan } from "../app/place.ts";
import { ask, queries } from "../app/query.ts";
import { Said } from "../app/Said.tsx";
import { Mark } from "../ui/Mark.tsx";
import { Section } from "../ui/Section.tsx";
import { Distribute } from "./Distribute.tsx";
import { save } from "../app/export/fetched.ts";
import { type Document, type Duty, numberOf } from "./types.ts";

type Props = { agency: string; document: Document; duties: readonly Duty[]; more: boolean };

/** Who is to read what is in force, and who has; the audience is said from here, and the list printed. */
export function Readers({ agency, document, duties, more }: Props) {
  const [all, setAll] = useState(false);
  const [asking, setAsking] = useState(false);
  const [error, setError] = useState<Error | null>(null);
  const mayHand = useCan("document:draft") && document.state === "active";
  const asked = duties.filter(({ state }) => state !== "void");
  const read = asked.filter(({ state }) => state === "read");
  const due = asked.filter(({ state }) => state === "due");
  const list = all ? asked : due;
  const print = () =>
    queries
      .fetchQuery({
        ...ask("GET /v1/agencies/{agency}/documents/{document}/readers/print", { agency, document: document.id }),
        staleTime: 0,
      })
      .then(save, setError);
  const title = document.inForce ? m.documents_readers_of({ number: numberOf(document.inForce) }) : m.documents_readers();
  return (
    <Section
      title={title}
      aside={asked.length > 0 ? m.documents_readers_count({ read: read.length, all: `${asked.length}${more ? "+" : ""}` }) : undefined}
    >
      <div className="stack s readers">
        {asked.length === 0 && (
          <p className="dense soft">{document.inForce ? m.documents_handed_to_nobody() : m.documents_handed_later()}</p>
        )}
        {asked.length > 0 && due.length === 0 && !all && <p className="dense soft">{m.documents_all_read()}</p>}
        <ul className="stack xs">
          {list.map((duty) => (
            <li key={duty.id} className="row top dense">
              <Mark shape={duty.state === "read" ? "tick" : "empty"} tone={duty.state === "read" ? "green" : "amber"} />
              <span className="grow">{duty.person.name}</span>
              <span className="small mute">
                {duty.state === "read"
                  ? m.documents_read_at({ at: moment(duty.readAt) })
                  : m.documents_due_since({ date: date(duty.since) })}
              </span>
            </li>
          ))}
        </ul>
        <div className="row noprint">
          {read.length > 0 && (
            <button type="button" className="btn link dense" aria-expanded={all} onClick={() => setAll(!all)}>
              {all ? m.documents_only_due() : m.documents_all_readers()}
            </button>
          )}
          {asked.length > 0 && (
            <button type="button" className="btn link dense" onClick={() => void print()}>
              {m.documents_print_readers()}
            </button>
          )}
        </div>
        {mayHand && (
          <div className="row noprint">
            <Button variant="default" onClick={() => setAsking(true)}>
              {m.documents_distribute()}
            </Button>
          </div>
        )}
        <Said error={error} />
      </div>
      {asking && <Distribute agency={agency} document={document.id} onClose={() => setAsking(false)} />}
    </Section>
  );
}
