import { usePrefetchQuery, useSuspenseQueries } from "@tanstack/react-query";
import { useParams, useSearch } from "@tanstack/react-router";
import { Suspense } from "react";
import { Skeleton } from "../ui/Skeleton.tsx";
import { About } from "./About.tsx";
import { Acts } from "./Acts.tsx";
import { FromModel } from "./FromModel.tsx";
import { DocumentHead } from "./DocumentHead.tsx";
import { Paper } from "./Paper.tsx";
import { Readers } from "./Readers.tsx";
import { firstOf, isOpen, pageOf, remarksOf, versionOf } from "./reads.ts";
import type { Document, Duty, Shown } from "./types.ts";
import { Versions } from "./Versions.tsx";
import "../app/text/text.css";
import "./document.css";

/** One document: left what is in force, or the version asked for; right what is to be done, its versions, who has read. */
export const Page = () => (
  <Suspense fallback={<Skeleton lines={10} />}>
    <Known />
  </Suspense>
);

function Known() {
  const { agency, document: id } = useParams({ strict: false }) as { agency: string; document: string };
  const { version } = useSearch({ strict: false }) as { version?: string };
  const [{ data: document }, { data: list }, { data: readers }] = useSuspenseQueries({
    queries: [...pageOf(agency, id)],
  });
  const draft = document.state === "active" ? document.draft : undefined;
  const shown = version ?? firstOf(document, list.items)!;
  return <Open key={shown} {...{ agency, document, versions: list.items, readers, shown, draft: draft ?? shown }} />;
}

type Props = {
  agency: string;
  document: Document;
  versions: readonly Shown[];
  readers: { items: readonly Duty[]; cursor?: string | undefined };
  shown: string;
  draft: string;
};
function Open({ agency, document, versions, readers, shown, draft }: Props) {
  const known = versions.find(({ edition }) => edition.id === shown);
  // Remarks are asked for along with the text that they stand beside.
  usePrefetchQuery((known && isOpen(known.edition) ? remarksOf(agency, shown) : versionOf(agency, shown)) as never);
  const [{ data: reading }, { data: work }] = useSuspenseQueries({
    queries: [versionOf(agency, shown), versionOf(agency, draft)],
  });
  return (
    <div className="doc">
      <DocumentHead {...{ agency, document, reading, versions }} />
      <aside className="stack l">
        <Acts {...{ agency, document, work, versions, duties: readers.items }} />
        <About agency={agency} document={document} />
        <FromModel agency={agency} document={document.id} />
        <Versions {...{ agency, document, versions, shown }} />
        <Readers {...{ agency, document, duties: readers.items, more: readers.cursor !== undefined }} />
      </aside>
      <Paper {...{ agency, document, reading, standing: known?.standing ?? "in_preparation" }} />
    </div>
  );
}
