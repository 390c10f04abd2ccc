import { useParams, useSearch } from "@tanstack/react-router";
import { m } from "../words/out/messages.js";
import { askAll } from "../app/query.ts";
import { People } from "./People.tsx";

/** People of one agency. */
export function InAgency() {
  const { agency } = useParams({ from: "/inside/agencies/$agency/people" });
  const { state = "active", search = "" } = useSearch({ from: "/inside/agencies/$agency/people" });
  return (
    <People
      where={{ agency }}
      state={state}
      lead={m.people_agency_lead()}
      search={search}
      listed={askAll("GET /v1/agencies/{agency}/members", { agency, state, search })}
    />
  );
}
