import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { Suspense } from "react";
import { m } from "../../words/out/messages.js";
import { ask } from "../../app/query.ts";
import { type CompareSearch, Comparing } from "../../app/text/Comparing.tsx";
import { told } from "../../app/text/told.ts";
import { Head } from "../../ui/Section.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
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
      <Comparing
        was={{ value: from, options, name: named(from) }}
        is={{ value: search.to ?? "", options: [{ value: "", label: m.models_as_written() }, ...options], name: named(search.to) }}
        as={search.as}
        diff={diff}
        error={error}
        onChoose={go}
        back={
          <Link to="/models/$model" params={{ model: id }}>
            {m.models_back()}
          </Link>
        }
      />
    </>
  );
}
