import { Link } from "@tanstack/react-router";
import { m } from "../words/out/messages.js";
import { civilDate, date, moment } from "../app/format.ts";
import { Mark } from "../ui/Mark.tsx";
import { Section } from "../ui/Section.tsx";
import { standingLook } from "../app/editions.ts";
import { type Document, type Edition, numberOf, type Shown } from "./types.ts";

type Props = { agency: string; document: Document; versions: readonly Shown[]; shown: string };

/** Every version on a line of time, the newest first; each leads to its sheet and to what it changed. */
export function Versions({ agency, document, versions, shown }: Props) {
  const params = { agency, document: document.id };
  const told = versions.filter(({ edition }) => edition.state !== "discarded");
  return (
    <Section title={m.documents_versions()} aside={m.documents_versions_count({ count: told.length })}>
      <ol className="timeline">
        {told.map((each, i) => {
          const { edition } = each;
          const look = standingLook(each);
          const former = told[i + 1]?.edition;
          const ended = document.past.find(({ version }) => version === edition.id)?.endedOn;
          return (
            <li key={edition.id}>
              <Mark {...look} />
              <Link
                to="/agencies/$agency/documents/$document"
                params={params}
                search={{ version: edition.id }}
                className="plain"
                aria-current={edition.id === shown ? "true" : undefined}
              >
                <strong>{m.documents_edition_n({ number: numberOf(edition) })}</strong>
              </Link>{" "}
              <span className={`tone-${look.tone}`}>{look.word}</span>
              <div className="soft">{when(edition, ended)}</div>
              {each.keptUntil && (
                <div className="small mute">
                  {each.keptUntil < civilDate()
                    ? m.disposal_kept_over({ date: date(each.keptUntil) })
                    : m.disposal_kept({ date: date(each.keptUntil) })}
                </div>
              )}
              {edition.changes && <div className="small mute">{edition.changes.summary}</div>}
              {former && edition.state !== "disposed" && former.state !== "disposed" && (
                <Link
                  className="small"
                  to="/agencies/$agency/documents/$document/compare"
                  params={params}
                  search={{ from: former.id, to: edition.id }}
                >
                  {m.documents_compare_with({ number: numberOf(former) })}
                </Link>
              )}
            </li>
          );
        })}
      </ol>
    </Section>
  );
}

function when(edition: Edition, ended: string | undefined): string {
  if (edition.state === "approved" || edition.state === "disposed") {
    const { effectiveFrom, approver } = edition;
    if (ended) return `${date(effectiveFrom)} – ${date(ended)}`;
    return m.documents_approved_by({ name: approver.name, at: moment(approver.at), date: date(effectiveFrom) });
  }
  if ("submittedAt" in edition) return m.documents_submitted_by({ name: edition.drafter.name, at: moment(edition.submittedAt) });
  return m.documents_drafted_by({ name: edition.drafter.name });
}
