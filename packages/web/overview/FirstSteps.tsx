import { useSuspenseQueries } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect } from "react";
import { m } from "../words/out/messages.js";
import { rolesInAgency } from "../app/roles.ts";
import { useSession } from "../app/session.ts";
import { Mark } from "../ui/Mark.tsx";
import { Section } from "../ui/Section.tsx";
import { remember } from "./first.ts";
import { firstReads } from "./reads.ts";

/** What a new province does first, in order; it goes when all is done. */
export function FirstSteps({ agencies }: { agencies: number }) {
  const [{ data: settings }, { data: desk }, { data: invited }, { data: everyone }] = useSuspenseQueries({ queries: [...firstReads()] });
  const session = useSession();
  const atDesk = desk.items.length + invited.items.length;
  const isAgencys = ({ grants }: (typeof everyone.items)[number]) =>
    grants.some(({ role }) => rolesInAgency.some((given) => given === role));
  const steps = [
    { done: settings.target !== undefined, to: "/settings", what: m.overview_first_settings(), why: m.overview_first_settings_why() },
    { done: agencies > 0, to: "/agencies/import", what: m.overview_first_agencies(), why: m.overview_first_agencies_why() },
    { done: atDesk > 1, to: "/people", what: m.overview_first_people(), why: m.overview_first_people_why() },
    {
      done: everyone.items.some(isAgencys),
      to: "/agencies",
      what: m.overview_first_secretaries(),
      why: m.overview_first_secretaries_why(),
    },
  ] as const;
  const all = steps.every(({ done }) => done);
  useEffect(() => {
    if (all) remember(session);
  }, [all, session]);
  if (all) return null;
  return (
    <Section title={m.overview_first()} aside={m.overview_first_text()}>
      <ol className="rows">
        {steps.map(({ done, to, what, why }) => (
          <li key={to}>
            <Mark shape={done ? "tick" : "empty"} tone={done ? "green" : "amber"} />
            <div className="grow">
              <p className="what">
                {done ? what : <Link to={to}>{what}</Link>}
                {done && <span className="vh">, {m.overview_done()}</span>}
              </p>
              <p className="small mute">{why}</p>
            </div>
          </li>
        ))}
      </ol>
    </Section>
  );
}
