import { useState } from "react";
import { m } from "../words/out/messages.js";
import { date, moment } from "../app/format.ts";
import type { Edit, Entry } from "./entries.ts";
import { fieldWord, valueWord } from "./words.ts";

const few = 3;
type Change = { key: string; field: string; before: unknown; after: unknown };

const changesOf = (entry: Entry): Change[] =>
  // Written by the log itself in this form.
  (entry.edits as Edit[]).flatMap(({ id, before, after }) =>
    [...new Set([...Object.keys(before), ...Object.keys(after)])].map((field) => ({
      key: `${id}${field}`,
      field,
      before: before[field],
      after: after[field],
    })),
  );

/** What changed, before → after; long lists open on demand and are printed whole. */
export function Changes({ entry }: { entry: Entry }) {
  const [isWhole, whole] = useState(false);
  const all = changesOf(entry);
  return (
    <>
      <ul className="small changes">
        {all.map(({ key, field, before, after }, i) => (
          <li key={key} className={i >= few && !isWhole ? "only-print" : ""}>
            <span className="mute">{fieldWord(field)}:</span> {before !== undefined && <del>{told(before)}</del>}{" "}
            {after !== undefined && <ins>{told(after)}</ins>}
          </li>
        ))}
      </ul>
      {all.length > few && !isWhole && (
        <button type="button" className="btn link small noprint" onClick={() => whole(true)}>
          {m.trails_show({ count: all.length })}
        </button>
      )}
    </>
  );
}

/** A value as a person reads it: dates as dates, lists by their parts, what grew by what was added. */
function told(value: unknown): string {
  if (value === null || value === "") return m.trails_nothing();
  if (typeof value === "string") {
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return date(value);
    return /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value) ? moment(value) : valueWord(value);
  }
  if (typeof value !== "object") return String(value);
  if (Array.isArray(value)) return value.map(told).join("; ");
  const { kept, added } = value as { kept?: unknown; added?: unknown };
  if (typeof kept === "number") return added === undefined ? `… (${kept})` : `… + ${told(added)}`;
  return Object.entries(value)
    .map(([name, part]) => `${fieldWord(name)} ${told(part)}`)
    .join(", ");
}
