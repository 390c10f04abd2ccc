import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { m } from "../../words/out/messages.js";
import { time } from "../format.ts";
import { Said } from "../Said.tsx";
import type { UseSaving } from "./useSaving.ts";

/** Where the writing stands: saved, on its way, kept here, or beside what somebody else did, which `stale` and `taken` put before the writer. */
export function Status<T>({ saving: { state }, stale, taken }: { saving: UseSaving<T>; stale: ReactNode; taken?: ReactNode }) {
  if (state.is === "stale") return stale;
  if (state.is === "taken") return taken;
  if (state.is === "refused") return <Said error={state.error} />;
  return (
    <p className={state.is === "offline" ? "small tone-amber save-status" : "small mute save-status"} role="status">
      {state.is === "saved" && (state.at ? m.editor_saved({ at: time(state.at) }) : m.editor_saves_itself())}
      {(state.is === "waiting" || state.is === "saving") && m.editor_saving()}
      {state.is === "offline" && m.editor_offline({ at: time(state.at) })}
    </p>
  );
}

type Props<T> = { saving: UseSaving<T>; theirs: { seen: number; body: T } | undefined; join: (theirs: T, mine: T) => T };
/** Nothing of either is lost: the one that is not chosen stays beside. */
export function Merge<T>({ saving, theirs, join }: Props<T>) {
  const mine = saving.mine();
  if (!theirs || !mine) return null;
  return (
    <div className="panel stack" role="alert">
      <h2>{m.editor_stale()}</h2>
      <p className="dense soft">{m.editor_stale_text()}</p>
      <div className="row">
        <Button onClick={() => saving.goOnFrom(theirs.seen, join(theirs.body, mine))}>{m.editor_both()}</Button>
        <Button variant="default" onClick={() => saving.goOnFrom(theirs.seen, mine, theirs.body)}>
          {m.editor_mine()}
        </Button>
        <Button variant="default" onClick={() => void saving.take(theirs.seen, theirs.body)}>
          {m.editor_theirs()}
        </Button>
      </div>
    </div>
  );
}
