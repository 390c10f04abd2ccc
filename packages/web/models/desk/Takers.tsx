import { Link } from "@tanstack/react-router";
import { m } from "../../words/out/messages.js";
import type { Answer } from "../../app/api-types.ts";
import { amount } from "../../app/format.ts";
import { uptake } from "../../app/states.ts";
import { Facts } from "../../ui/Facts.tsx";
import { Section } from "../../ui/Section.tsx";
import { standings } from "../looks.ts";

type Props = { model: string; counts: Answer<"GET /v1/uptakes">["items"][number] };

/** How many agencies stand where; each number opens the list it counts. */
export const Takers = ({ model, counts }: Props) => (
  <Section
    title={m.models_uptakes()}
    aside={
      <Link to="/models/$model/uptakes" params={{ model }}>
        {m.models_of_all({ all: amount(counts.missing + counts.behind + counts.current) })}
      </Link>
    }
  >
    <Facts
      items={standings.map((standing) => [
        uptake[standing].word,
        <Link key={standing} to="/models/$model/uptakes" params={{ model }} search={{ standing }}>
          {amount(counts[standing])}
        </Link>,
      ])}
    />
  </Section>
);
