import { useEffect, useState } from "react";
import { m } from "../../words/out/messages.js";
import type { Body } from "../../app/text/types.ts";
import { Beside } from "../../app/writing/Beside.tsx";
import { forget, type Kept, readKept } from "../../app/writing/kept.ts";

/** What one wrote here and could not save any more, since another took the draft over or it was submitted. */
export function Unsaved({ name }: { name: string }) {
  const [kept, setKept] = useState<Kept<Body> | undefined>();
  useEffect(() => {
    let over = false;
    readKept<Body>(name).then(
      (found) => !over && setKept(found),
      () => {},
    );
    return () => void (over = true);
  }, [name]);
  if (!kept) return null;
  const drop = () => void forget(name).then(() => setKept(undefined));
  return <Beside title={m.editor_unsaved()} text={m.editor_unsaved_text()} body={kept.newer ?? kept.body} onDrop={drop} />;
}
