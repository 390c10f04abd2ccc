import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { Link, useNavigate, useParams, useSearch } from "@tanstack/react-router";
import { Suspense } from "react";
import { m } from "../words/out/messages.js";
import { ask } from "../app/query.ts";
import { type CompareSearch, Comparing } from "../app/text/Comparing.tsx";
import { told } from "../app/text/told.ts";
import { Head } from "../ui/Section.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { standingLook } from "../app/editions.ts";
import { versionsOf } from "./reads.ts";
import { numberOf } from "./types.ts";
import "../ui/records.css";

/** Two versions of a document, line by line: beside each other, or the changes within the text. */
export const Compare = () => (
  <Suspense fallback={<Skeleton lines={10} />}>
    <Choice />
  </Suspense>
);

function Choice() {
  const { agency, document: id } = useParams({ strict: false }) as { agency: string; document: string };
  const search = useSearch({ strict: false }) as CompareSearch;
  const navigate = useNavigate();
  const { data: list } = useSuspenseQuery(versionsOf(agency, id));
  const versions = list.items.filter(({ edition: { state } }) => state !== "disposed" && state !== "discarded");
  const to = search.to ?? versions[0]?.edition.id;
  const from = search.from ?? versions.find(({ edition }) => edition.id !== to)?.edition.id;
  const [a, b] = [from, to].map((wanted) => versions.find(({ edition }) => edition.id === wanted));
  const { data: diff, error } = useQuery({
    ...ask("GET /v1/agencies/{agency}/versions/{id}/compare", { agency, id: to ?? "", with: from ?? "" }),
    enabled: a !== undefined && b !== undefined,
    throwOnError: false,
    retry: false,
  });
  const go = (next: CompareSearch) => void navigate({ to: ".", search: { ...search, ...next } as never, replace: true });
  const named = (shown: (typeof versions)[number]) =>
    `${m.documents_edition_n({ number: numberOf(shown.edition) })}, ${standingLook(shown).word.toLocaleLowerCase("vi")}`;
  if (!a || !b) return <Head title={m.documents_compare()} lead={m.documents_one_edition()} />;
  const options = versions.map((shown) => ({ value: shown.edition.id, label: named(shown) }));
  const title = m.documents_compare_title({ code: b.edition.code, is: numberOf(b.edition), was: numberOf(a.edition) });
  const { changes } = b.edition;
  return (
    <>
      <Head
        title={title}
        lead={
          <>
            {diff && told(diff)}{" "}
            {changes && m.documents_changes_why({ name: b.edition.drafter.name, why: `${changes.summary}. ${changes.reason}` })}
          </>
        }
      />
      <Comparing
        was={{ value: a.edition.id, options, name: named(a) }}
        is={{ value: b.edition.id, options, name: named(b) }}
        as={search.as}
        diff={diff}
        error={error}
        onChoose={go}
        back={
          <Link to="/agencies/$agency/documents/$document" params={{ agency, document: id }} search={{ version: b.edition.id }}>
            {m.documents_back_to_document()}
          </Link>
        }
      />
    </>
  );
}
