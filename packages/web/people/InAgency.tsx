import { useParams, useSearch } from "@tanstack/react-router";
import { m } from "../words/out/messages.js";
import { ask } from "../app/query.ts";
import { People } from "./People.tsx";

/** People of one agency. */
export function InAgency() {
  const { agency } = useParams({ from: "/inside/agencies/$agency/people" });
  const { state = "active" } = useSearch({ from: "/inside/agencies/$agency/people" });
  return (
    <People
      where={{ agency }}
      state={state}
      lead={m.people_agency_lead()}
      listed={ask("GET /v1/agencies/{agency}/members", { agency, state, limit: 200 })}
    />
  );
}
