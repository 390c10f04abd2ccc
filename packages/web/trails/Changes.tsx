import { useState } from "react";
import { m } from "../words/out/messages.js";
import { date, moment } from "../app/format.ts";
import type { Edit, Entry } from "./entries.ts";
import { fieldWord, hasWord, truthWord, valueWord } from "./words.ts";

const few = 3;
type Change = { key: string; noun: string; field: string; before: unknown; after: unknown };

/** An id, or what stands for a content: kept for whoever must compare it, and not for reading. */
const isMark = (value: unknown): boolean =>
  typeof value === "string" && (/^[a-z]{2,4}_[0-9A-Z]{20,}$/.test(value) || /^[\w-]{40,}$/.test(value));
const isForEyes = ({ field, before, after }: Change) =>
  hasWord(field) && !isMark(before) && !isMark(after) && !/^(id|seal|lock|writers|version|body|longBody|content)$/.test(field);

/** What a person reads stands first; marks and what has no word come after. */
const changesOf = (entry: Entry): Change[] =>
  // Written by the log itself in this form.
  (entry.edits as Edit[])
    .flatMap(({ noun, id, before, after }) =>
      [...new Set([...Object.keys(before), ...Object.keys(after)])].map((field) => ({
        key: `${id}${field}`,
        noun,
        field,
        before: before[field],
        after: after[field],
      })),
    )
    .toSorted((a, b) => Number(isForEyes(b)) - Number(isForEyes(a)));

/** What changed, before → after; long lists open on demand and are printed whole. */
export function Changes({ entry }: { entry: Entry }) {
  const [isWhole, whole] = useState(false);
  const all = changesOf(entry);
  const shown = Math.min(few, all.filter(isForEyes).length || 1);
  return (
    <>
      <ul className="small changes">
        {all.map(({ key, noun, field, before, after }, i) => (
          <li key={key} className={i >= shown && !isWhole ? "only-print" : ""}>
            <span className="mute">{fieldWord(field)}:</span> {before !== undefined && <del>{told(before, noun)}</del>}{" "}
            {after !== undefined && <ins>{told(after, noun)}</ins>}
          </li>
        ))}
      </ul>
      {all.length > shown && !isWhole && (
        <button type="button" className="btn link small noprint" onClick={() => whole(true)}>
          {m.trails_show({ count: all.length })}
        </button>
      )}
    </>
  );
}

/** A value as a person reads it: dates as dates, people by name, lists by their parts, what grew by what was added. */
function told(value: unknown, noun: string): string {
  if (value === null || value === "") return m.trails_nothing();
  if (typeof value === "boolean") return truthWord(value);
  if (typeof value === "string") {
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return date(value);
    if (isMark(value)) return `…${value.slice(-6)}`;
    return /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value) ? moment(value) : valueWord(value, noun);
  }
  if (typeof value !== "object") return String(value);
  if (Array.isArray(value)) return value.length === 0 ? m.trails_nothing() : value.map((each) => told(each, noun)).join("; ");
  const { kept, added, name } = value as { kept?: unknown; added?: unknown; name?: unknown };
  if (typeof kept === "number") return added === undefined ? `… (${kept})` : `… + ${told(added, noun)}`;
  if (typeof name === "string") return name;
  const { quote } = value as { quote?: unknown };
  if (typeof quote === "string") return `“${quote}”`;
  const parts = Object.entries(value).filter(([part]) => part !== "sha256");
  if (parts.length === 0) return m.trails_content();
  return parts.map(([part, held]) => `${fieldWord(part)} ${told(held, noun)}`).join(", ");
}
