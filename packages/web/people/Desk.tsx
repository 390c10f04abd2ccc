import { useSearch } from "@tanstack/react-router";
import { m } from "../words/out/messages.js";
import { askAll } from "../app/query.ts";
import { People } from "./People.tsx";

/** People of the province's desk. */
export function Desk() {
  const { state = "active", search = "" } = useSearch({ from: "/inside/people" });
  return (
    <People where={{}} state={state} lead={m.people_desk_lead()} search={search} listed={askAll("GET /v1/members", { state, search })} />
  );
}
