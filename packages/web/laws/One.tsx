import { Button } from "@mantine/core";
import { useSuspenseQueries } from "@tanstack/react-query";
import { Link, useParams } from "@tanstack/react-router";
import { Suspense, useState } from "react";
import { m } from "../words/out/messages.js";
import { date } from "../app/format.ts";
import { useCan } from "../app/place.ts";
import { useAct } from "../app/query.ts";
import { Reasoned } from "../app/Reasoned.tsx";
import { standingLook } from "../app/editions.ts";
import { Facts } from "../ui/Facts.tsx";
import { State } from "../ui/Mark.tsx";
import { Head, Section } from "../ui/Section.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { Copy } from "./Copy.tsx";
import { type Document, natureWords } from "./looks.ts";
import { readsOf } from "./reads.ts";
import { Rests } from "./Rests.tsx";
import "../ui/records.css";
import "./laws.css";

/** One text of others: where it comes from, how it stands here, and what it asks of our own documents. */
export const One = () => (
  <Suspense fallback={<Skeleton lines={10} />}>
    <Known />
  </Suspense>
);

function Known() {
  const { agency, law: id } = useParams({ strict: false }) as { agency: string; law: string };
  const [{ data: law }, { data: versions }, { data: open }, { data: done }] = useSuspenseQueries({
    queries: [...readsOf(agency, id)],
  });
  const [newest] = versions.items;
  const asked = new Map([...open, ...done].filter((each) => each.law === id).map((each) => [each.document as string, each]));
  return (
    <>
      <Head
        title={`${law.code} ${law.title}`}
        lead={
          <span className="row lg">
            {law.state === "withdrawn" ? (
              <span className="row">
                <State shape="off" tone="ink" word={m.laws_withdrawn()} />
                <span className="dense">{m.laws_withdrawn_on({ date: date(law.withdrawnOn), why: law.why })}</span>
              </span>
            ) : (
              newest && <State {...standingLook(newest)} />
            )}
          </span>
        }
        actions={
          <Button component={Link} variant="default" to="/agencies/$agency/documents/$document" params={{ agency, document: id } as never}>
            {newest?.edition.state === "awaiting_approval" ? m.laws_open_waiting() : m.laws_open()}
          </Button>
        }
      />
      <div className="cols">
        <Rests agency={agency} law={law} updates={asked} />
        <Section title={m.laws_about()}>
          <About law={law} />
          {newest?.edition.state === "awaiting_approval" && <Copy agency={agency} edition={newest.edition} />}
          <Withdraw agency={agency} law={law} />
        </Section>
      </div>
    </>
  );
}

function About({ law }: { law: Document }) {
  const { external, inForce } = law;
  if (!external) return null;
  const all: [string, React.ReactNode][] = [
    [m.laws_nature(), natureWords[external.nature]()],
    [m.laws_issuer(), external.issuer],
    [m.laws_issued(), external.issuedOn && date(external.issuedOn)],
    [m.laws_effective(), date(external.effectiveFrom)],
    [m.laws_used_from(), inForce && date(inForce.effectiveFrom)],
    [m.laws_kept(), external.keptAt],
    [
      m.laws_link(),
      external.link && (
        <a href={external.link} rel="noreferrer" target="_blank">
          {new URL(external.link).host}
        </a>
      ),
    ],
  ];
  return <Facts items={all.filter(([, value]) => Boolean(value))} />;
}

/** That it was replaced or holds no more; the text stays to be looked up. */
function Withdraw({ agency, law }: { agency: string; law: Document }) {
  const [asking, ask_] = useState(false);
  const { act, error, pending, reset } = useAct("POST /v1/agencies/{agency}/documents/{id}/withdraw");
  const may = useCan("document:withdraw");
  if (!may || law.state !== "active" || !law.inForce || law.draft || law.scheduled) return null;
  return (
    <div className="row noprint foot-of-facts">
      <Button variant="default" onClick={() => ask_(true)}>
        {m.laws_withdraw()}
      </Button>
      {asking && (
        <Reasoned
          title={m.laws_withdraw_title({ number: law.code })}
          text={m.laws_withdraw_text()}
          label={m.laws_withdraw_why()}
          verb={m.laws_withdraw()}
          error={error}
          pending={pending}
          onDo={(reason) => act({ agency, id: law.id, reason }, law.version)}
          onClose={() => {
            ask_(false);
            reset();
          }}
        />
      )}
    </div>
  );
}
