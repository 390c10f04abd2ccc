import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { m } from "../../words/out/messages.js";
import { time } from "../../app/format.ts";
import { ask } from "../../app/query.ts";
import { Said } from "../../app/Said.tsx";
import type { Body } from "../types.ts";
import type { UseSaving } from "./useSaving.ts";

/** Where the writing stands: saved, on its way, kept here, or beside what somebody else saved. */
export function Status({ saving, agency, version }: { saving: UseSaving; agency: string; version: string }) {
  const { state } = saving;
  if (state.is === "stale") return <Merge {...{ saving, agency, version }} />;
  if (state.is === "refused") return <Said error={state.error} />;
  return (
    <p className={state.is === "offline" ? "small tone-amber save-status" : "small mute save-status"} role="status">
      {state.is === "saved" && (state.at ? m.editor_saved({ at: time(state.at) }) : m.editor_saves_itself())}
      {(state.is === "waiting" || state.is === "saving") && m.editor_saving()}
      {state.is === "offline" && m.editor_offline({ at: time(state.at) })}
    </p>
  );
}

/** Nothing of either is lost unless one says so. */
function Merge({ saving, agency, version }: { saving: UseSaving; agency: string; version: string }) {
  const { data } = useQuery({ ...ask("GET /v1/agencies/{agency}/versions/{id}", { agency, id: version }), staleTime: 0, gcTime: 0 });
  const theirs = data?.text;
  const mine = saving.mine();
  if (!theirs || !mine) return null;
  const both: Body = { type: "doc", content: [...theirs.body.content, { type: "horizontalRule" }, ...mine.content] };
  return (
    <div className="panel stack" role="alert">
      <h2>{m.editor_stale()}</h2>
      <p className="dense soft">{m.editor_stale_text()}</p>
      <div className="row">
        <Button onClick={() => saving.goOnFrom(theirs.seen, both)}>{m.editor_both()}</Button>
        <Button variant="default" onClick={() => saving.goOnFrom(theirs.seen, mine)}>
          {m.editor_mine()}
        </Button>
        <Button variant="default" onClick={() => void saving.take(theirs.seen, theirs.body)}>
          {m.editor_theirs()}
        </Button>
      </div>
    </div>
  );
}
