import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { m } from "../../words/out/messages.js";
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

/** How the draft stands now is asked anew: the page then says who took it over, and keeps what was written here. */
export function Taken({ agency, version }: { agency: string; version: string }) {
  const client = useQueryClient();
  useEffect(() => {
    void client.invalidateQueries(ask("GET /v1/agencies/{agency}/versions/{id}", { agency, id: version }));
  }, [client, agency, version]);
  return (
    <p className="note amber" role="alert">
      {m.editor_taken()}
    </p>
  );
}
