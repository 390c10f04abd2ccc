import { NativeSelect } from "@mantine/core";
import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { Suspense } from "react";
import { m } from "../../words/out/messages.js";
import { ask } from "../../app/query.ts";
import { Said } from "../../app/Said.tsx";
import { Changed } from "../../app/text/Changed.tsx";
import { told } from "../../app/text/told.ts";
import { Choose } from "../../ui/Choose.tsx";
import { Head } from "../../ui/Section.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import type { CompareSearch } from "../search.ts";
import { newestOf } from "../types.ts";
import "../../ui/records.css";

/** Two published versions of a model, or one and what is written now, line by line. */
export const Compare = () => (
  <Suspense fallback={<Skeleton lines={10} />}>
    <Choice />
  </Suspense>
);

function Choice() {
  const { model: id } = useParams({ strict: false }) as { model: string };
  const search = useSearch({ strict: false }) as CompareSearch;
  const navigate = useNavigate();
  const { data: list } = useSuspenseQuery(ask("GET /v1/models/{id}", { id }));
  const { model } = list;
  const from = search.from ?? String(newestOf(model)?.no ?? 1);
  const inline = search.as === "inline";
  const { data: diff, error } = useQuery({
    ...ask("GET /v1/models/{id}/compare", { id, from, ...(search.to ? { to: search.to } : {}) }),
    throwOnError: false,
    retry: false,
  });
  const go = (next: CompareSearch) => void navigate({ to: ".", search: { ...search, ...next } as never, replace: true });
  const named = (no: string | undefined) => (no ? m.models_edition_no({ no }) : m.models_as_written());
  const options = model.editions.toReversed().map(({ no }) => ({ value: String(no), label: named(String(no)) }));
  return (
    <>
      <Head
        title={m.models_compare_title({
          code: model.code,
          is: named(search.to).toLocaleLowerCase("vi"),
          was: named(from).toLocaleLowerCase("vi"),
        })}
        lead={diff && told(diff)}
      />
      <div className="filters">
        <NativeSelect
          className="pick"
          label={m.documents_was()}
          value={from}
          onChange={({ currentTarget }) => go({ from: currentTarget.value })}
          data={options}
        />
        <NativeSelect
          className="pick"
          label={m.documents_is()}
          value={search.to ?? ""}
          onChange={({ currentTarget }) => go({ to: currentTarget.value })}
          data={[{ value: "", label: m.models_as_written() }, ...options]}
        />
        <Choose
          label={m.documents_view()}
          value={inline ? "inline" : "sides"}
          onChange={(as) => go({ as })}
          options={[
            { value: "sides", label: m.documents_sides() },
            { value: "inline", label: m.documents_inline() },
          ]}
        />
        <p className="row after">
          <Link to="/models/$model" params={{ model: id }}>
            {m.models_back()}
          </Link>
        </p>
      </div>
      <Said error={error} />
      {!diff && !error && <Skeleton lines={8} />}
      {diff && !diff.same && <Changed diff={diff} was={named(from)} is={named(search.to)} inline={inline} />}
    </>
  );
}
