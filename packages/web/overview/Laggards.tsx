import { Link } from "@tanstack/react-router";
import { m } from "../words/out/messages.js";
import type { Adoption } from "../app/adoption/looks.ts";
import { dueOf, isAt } from "../app/adoption/stages.ts";
import { Standing } from "../app/adoption/Standing.tsx";
import { amount, byName, civilDate, date, daysUntil } from "../app/format.ts";
import { Section } from "../ui/Section.tsx";
import "../ui/records.css";

const most = 10;
const mandatoryFirst = ({ agency }: Adoption) => Number(agency.obligation !== "mandatory");

/** By name: who is furthest behind its own plan, who must declare again, who has not begun. */
function slowest(adoptions: readonly Adoption[], today: string): Adoption[] {
  const late = adoptions.filter((each) => isAt("behind", each, today)).toSorted((a, b) => (dueOf(a)! < dueOf(b)! ? -1 : 1));
  const again = adoptions.filter(({ state }) => state === "needs_redeclaration").toSorted((a, b) => (a.on < b.on ? -1 : 1));
  const none = adoptions
    .filter(({ state }) => state === "not_started")
    .toSorted((a, b) => mandatoryFirst(a) - mandatoryFirst(b) || byName(a.agency.code, b.agency.code));
  return [...late, ...again, ...none].slice(0, most);
}

export function Laggards({ adoptions, behind, notStarted }: { adoptions: readonly Adoption[]; behind: number; notStarted: number }) {
  const today = civilDate();
  const rows = slowest(adoptions, today);
  return (
    <Section
      title={m.overview_laggards()}
      aside={
        <>
          {behind > 0 && (
            <Link to="/agencies" search={{ adoption: "behind" }}>
              {m.overview_laggards_all({ count: amount(behind) })}
            </Link>
          )}
          {behind > 0 && notStarted > 0 && " · "}
          {notStarted > 0 && (
            <Link to="/agencies" search={{ adoption: "not_started" }}>
              {m.overview_not_started_all({ count: amount(notStarted) })}
            </Link>
          )}
        </>
      }
    >
      {rows.length === 0 ? (
        <p className="dense soft pad">{m.overview_laggards_none()}</p>
      ) : (
        <table className="table records">
          <thead>
            <tr>
              <th scope="col">{m.overview_agency()}</th>
              <th scope="col">{m.overview_state()}</th>
              <th scope="col">{m.overview_due()}</th>
              <th scope="col" className="num">
                {m.overview_late()}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((adoption) => {
              const due = dueOf(adoption);
              const isLate = isAt("behind", adoption, today);
              return (
                <tr key={adoption.agencyId}>
                  <th scope="row">
                    <Link className="plain" to="/agencies/$agency/profile" params={{ agency: adoption.agencyId }}>
                      {adoption.agency.name}
                    </Link>
                  </th>
                  <td>
                    <Standing state={adoption.state} />
                  </td>
                  <td className="soft">
                    {isLate ? date(due!) : adoption.state === "needs_redeclaration" ? m.overview_again({ date: date(adoption.on) }) : ""}
                  </td>
                  <td className="num tone-red">{isLate && <strong>{m.overview_days({ days: amount(daysUntil(due!, today)) })}</strong>}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </Section>
  );
}
