import { useQuery } from "@tanstack/react-query";
import { ask } from "../../app/query.ts";
import type { Body } from "../../app/text/types.ts";
import { joined } from "../../app/writing/join.ts";
import { Merge } from "../../app/writing/Status.tsx";
import type { UseSaving } from "../../app/writing/useSaving.ts";

type Props = { saving: UseSaving<Body>; agency: string; version: string };
/** What somebody else saved in this version, beside what is written here. */
export function Stale({ saving, agency, version }: Props) {
  const { data } = useQuery({ ...ask("GET /v1/agencies/{agency}/versions/{id}", { agency, id: version }), staleTime: 0, gcTime: 0 });
  return <Merge saving={saving} theirs={data?.text} join={joined} />;
}
