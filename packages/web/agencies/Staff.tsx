import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { m } from "../words/out/messages.js";
import { amount } from "../app/format.ts";
import { askAll } from "../app/query.ts";
import { Section } from "../ui/Section.tsx";
import { ownRoles, type Role, roleWords } from "../app/roles.ts";

// Whom one asks for first. What any of them may do the API says.
const leading: readonly Role[] = ["agency_head", "qmr", "iso_secretary"];

/** Who leads an agency's system, and how many people take part in it. */
export function Staff({ agency }: { agency: string }) {
  const { data: people } = useSuspenseQuery(askAll("GET /v1/agencies/{agency}/members", { agency, state: "active" }));
  return (
    <Section
      title={m.people_title()}
      aside={
        <Link to="/agencies/$agency/people" params={{ agency }}>
          {people.length > 0 ? m.people_count({ count: amount(people.length) }) : m.people_invite()}
        </Link>
      }
    >
      <dl className="facts about">
        {leading.map((role) => (
          <div key={role} className="fact">
            <dt>{roleWords[role]()}</dt>
            <dd>
              {people
                .filter((person) => ownRoles(person).includes(role))
                .map(({ name }) => name)
                .join(", ") || m.people_nobody()}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
