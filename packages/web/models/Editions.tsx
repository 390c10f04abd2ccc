import { Link } from "@tanstack/react-router";
import { m } from "../words/out/messages.js";
import { moment } from "../app/format.ts";
import { Mark } from "../ui/Mark.tsx";
import { Section } from "../ui/Section.tsx";
import type { Edition } from "./types.ts";

type At =
  | { to: "/models/$model"; params: { model: string } }
  | { to: "/agencies/$agency/models/$model"; params: { agency: string; model: string } };
type Props = {
  editions: readonly Edition[];
  shown: number | undefined;
  at: At;
  /** Whether each leads to what it changed as well. */
  compare?: boolean;
};

/** What was published, the newest first, in the words of whoever published it. */
export function Editions({ editions, shown, at, compare }: Props) {
  if (editions.length === 0) return null;
  return (
    <Section title={m.models_editions()} aside={m.models_editions_count({ count: editions.length })}>
      <ol className="timeline">
        {editions.toReversed().map(({ no, at: when, by, note }, i) => (
          <li key={no}>
            <Mark shape={i === 0 ? "done" : "none"} tone={i === 0 ? "green" : "quiet"} />
            <Link {...at} search={i === 0 ? {} : { no: String(no) }} className="plain" aria-current={no === shown ? "true" : undefined}>
              <strong>{m.models_edition_no({ no })}</strong>
            </Link>
            <div className="soft">{m.models_published_by({ name: by, at: moment(when) })}</div>
            <div className="small mute">{note}</div>
            {compare && no > 1 && at.to === "/models/$model" && (
              <Link className="small" to="/models/$model/compare" params={at.params} search={{ from: String(no - 1), to: String(no) }}>
                {m.models_compare_with({ no: no - 1 })}
              </Link>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}
