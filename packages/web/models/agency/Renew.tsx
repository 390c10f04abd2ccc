import { useQuery, useSuspenseQueries } from "@tanstack/react-query";
import { Link, Navigate, useParams, useSearch } from "@tanstack/react-router";
import { Suspense } from "react";
import { m } from "../../words/out/messages.js";
import { ask } from "../../app/query.ts";
import { Said } from "../../app/Said.tsx";
import { Head } from "../../ui/Section.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import type { Offered } from "../types.ts";
import { Decide } from "./Decide.tsx";
import { NotOffered } from "./NotOffered.tsx";
import { offeredTo } from "../../app/offered.ts";
import "../../ui/records.css";

/** The newer version of a model against what the agency made of the one before: passage by passage, to be taken in or not. */
export const Renew = () => (
  <Suspense fallback={<Skeleton lines={10} />}>
    <Known />
  </Suspense>
);

function Known() {
  const { agency, model } = useParams({ strict: false }) as { agency: string; model: string };
  const { document: id } = useSearch({ strict: false }) as { document?: string };
  const [{ data }] = useSuspenseQueries({ queries: [offeredTo(agency)] });
  const offered = data.items.find(({ offer }) => offer.model === model);
  if (!offered?.uptake) return <NotOffered agency={agency} />;
  const { document } = offered.uptake;
  if (id !== document)
    return <Navigate to="/agencies/$agency/models/$model/renew" params={{ agency, model }} search={{ document }} replace />;
  return <WithDocument agency={agency} offered={offered} uptake={offered.uptake} />;
}

type Props = { agency: string; offered: Offered; uptake: NonNullable<Offered["uptake"]> };
function WithDocument({ agency, offered: { offer, no }, uptake }: Props) {
  const [{ data: document }] = useSuspenseQueries({
    queries: [ask("GET /v1/agencies/{agency}/documents/{id}", { agency, id: uptake.document })],
  });
  const version = document.state === "active" ? (document.draft ?? document.inForce?.version ?? document.scheduled?.version) : undefined;
  const { data: told, error } = useQuery({
    ...ask("GET /v1/agencies/{agency}/models/{id}/compare", {
      agency,
      id: offer.model,
      version: version ?? "",
      from: String(uptake.no),
      to: String(no),
    }),
    enabled: version !== undefined && uptake.no < no,
    throwOnError: false,
    retry: false,
    staleTime: 0,
  });
  const held = document.state === "active" ? document.inForce : undefined;
  const inForce = held && `${held.issue}.${held.revision}`;
  const back = (
    <Link to="/agencies/$agency/documents/$document" params={{ agency, document: uptake.document }}>
      {`${document.code} ${document.title}`}
    </Link>
  );
  const title = m.models_renew_title({ code: document.code, no });
  if (!version)
    return (
      <Head
        title={title}
        lead={
          <>
            {m.models_document_gone()} {back}
          </>
        }
      />
    );
  if (uptake.no >= no) return <Head title={m.models_up_to_date({ code: document.code, no })} lead={back} />;
  return (
    <>
      <Head
        title={title}
        lead={
          <>
            {back}. {m.models_renew_lead({ was: uptake.no, no })} {offer.editions.at(-1)?.note}
          </>
        }
      />
      <Said error={error} />
      {!told && !error && <Skeleton lines={8} />}
      {told && <Decide key={told.digest} {...{ agency, told, version }} model={offer.model} document={uptake.document} inForce={inForce} />}
    </>
  );
}
