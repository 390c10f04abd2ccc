import { useMutation } from "@tanstack/react-query";
import { m } from "../words/out/messages.js";
import { queries } from "../app/query.ts";
import { Said } from "../app/Said.tsx";
import { enterWorkspace, useSession } from "../app/session.ts";
import { Card } from "./Card.tsx";
import { Leave } from "./Leave.tsx";

/** The workspaces a person may enter; one session stands in one of them. */
export function Workspaces() {
  const session = useSession();
  const enter = useMutation({
    mutationFn: enterWorkspace,
    onSuccess: () => {
      // What was read in the other workspace is no longer ours to show.
      queries.clear();
      location.assign("/");
    },
  });
  if (session.state !== "in") return null;
  const { links, name } = session.me;
  return (
    <Card title={m.account_workspaces()} lead={links.length > 0 ? m.account_workspaces_text({ name }) : m.account_nowhere()}>
      <ul className="choices">
        {links.map(({ workspace, places }) => (
          <li key={workspace}>
            <button type="button" className="btn" disabled={enter.isPending} onClick={() => enter.mutate(workspace)}>
              <strong>{workspaceName(workspace, places)}</strong>
              <span className="small mute">
                {places
                  .filter(({ agency }) => agency !== undefined)
                  .map((place) => place.name)
                  .join(" · ")}
              </span>
            </button>
          </li>
        ))}
      </ul>
      <Said error={enter.error} />
      <Leave />
    </Card>
  );
}

const workspaceName = (workspace: string, places: readonly { agency?: string | undefined; name: string }[]): string => {
  if (workspace === "national") return m.account_nation();
  if (workspace === "operator") return m.account_platform();
  return places.find(({ agency }) => agency === undefined)?.name ?? m.account_province({ code: workspace.slice(0, 2) });
};
