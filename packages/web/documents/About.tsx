import { Link } from "@tanstack/react-router";
import { type ReactNode, useState } from "react";
import { m } from "../words/out/messages.js";
import { civilDate, date } from "../app/format.ts";
import { useCan } from "../app/place.ts";
import { Facts } from "../ui/Facts.tsx";
import { Section } from "../ui/Section.tsx";
import { Describe } from "./Describe.tsx";
import type { Document } from "./types.ts";

/** What is said of the document as such: who answers for it, what it serves, when it is looked at again, how long it is kept. */
export function About({ agency, document }: { agency: string; document: Document }) {
  const [asking, ask] = useState(false);
  const may = useCan("document:draft");
  const { unit, clauses, reviewMonths, reviewDue, retentionYears, external } = document;
  const active = document.state === "active";
  const late = active && reviewDue !== undefined && reviewDue < civilDate();
  const all: (readonly [string, ReactNode])[] = [
    [m.documents_unit_of(), unit],
    [m.documents_clause(), clauses.join(", ")],
    [m.documents_review_due(), active && reviewDue && <span className={late ? "tone-red" : ""}>{date(reviewDue)}</span>],
    [m.documents_review_months(), active && !reviewDue && reviewMonths && m.documents_n_months({ count: reviewMonths })],
    [m.documents_retention(), retentionYears ? m.documents_n_years({ count: retentionYears }) : m.documents_kept_always()],
  ];
  return (
    <Section
      title={m.documents_about()}
      aside={
        may && (
          <button type="button" className="btn link" onClick={() => ask(true)}>
            {m.documents_describe()}
          </button>
        )
      }
    >
      <Facts items={all.filter(([, value]) => Boolean(value))} />
      {external && (
        <p className="dense about-law">
          <Link to="/agencies/$agency/laws/$law" params={{ agency, law: document.id }}>
            {m.documents_of_law()}
          </Link>
        </p>
      )}
      {asking && <Describe agency={agency} document={document} onClose={() => ask(false)} />}
    </Section>
  );
}
