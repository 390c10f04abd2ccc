import { TextInput } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { m } from "../words/out/messages.js";
import { ask } from "../app/query.ts";

export type Picked = { id: string; code: string; title: string };
type Props = {
  agency: string;
  label: string;
  hint: string;
  picked: readonly Picked[];
  /** What is named already. */
  without?: ReadonlySet<string>;
  error?: string | undefined;
  onPick: (picked: Picked[]) => void;
};

/** Documents of the agency, found by code or words, taken one after another. */
export function PickDocuments({ agency, label, hint, picked, without = new Set(), error, onPick }: Props) {
  const [words, setWords] = useState("");
  const search = useDeferredValue(words.trim());
  const { data } = useQuery({
    ...ask("GET /v1/agencies/{agency}/documents", { agency, search, limit: 12 }),
    enabled: search.length > 0,
    placeholderData: keepPreviousData,
  });
  const found = (search ? (data?.items ?? []) : []).filter(
    (row) => row.kind !== "external" && !without.has(row.id) && !picked.some((each) => each.id === row.id),
  );
  return (
    <div className="stack s picker">
      <TextInput
        label={label}
        description={hint}
        placeholder={m.laws_pick_hint()}
        type="search"
        autoComplete="off"
        value={words}
        onChange={({ currentTarget }) => setWords(currentTarget.value)}
        onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
        {...(error ? { error } : {})}
      />
      {found.length > 0 && (
        <ul className="found" aria-label={m.laws_pick_found()}>
          {found.slice(0, 6).map(({ id, code, title }) => (
            <li key={id}>
              <button
                type="button"
                className="btn"
                onClick={() => {
                  onPick([...picked, { id, code, title }]);
                  setWords("");
                }}
              >
                <strong>{code}</strong> {title}
              </button>
            </li>
          ))}
        </ul>
      )}
      <p className="small mute" role="status">
        {search && data && found.length === 0 ? m.laws_pick_none() : ""}
      </p>
      {picked.length > 0 && (
        <ul className="picked">
          {picked.map((each) => (
            <li key={each.id} className="row between dense">
              <span>
                <strong>{each.code}</strong> {each.title}
              </span>
              <button
                type="button"
                className="btn link"
                aria-label={m.laws_pick_leave({ code: each.code })}
                onClick={() => onPick(picked.filter(({ id }) => id !== each.id))}
              >
                {m.laws_leave_out()}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
