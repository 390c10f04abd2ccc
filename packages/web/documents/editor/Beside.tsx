import { Button } from "@mantine/core";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { m } from "../../words/out/messages.js";
import { moment } from "../../app/format.ts";
import { RichText } from "../../app/text/RichText.tsx";
import type { Body } from "../../app/text/types.ts";
import { joined } from "../../app/writing/join.ts";
import { forget, type Kept, readKept } from "../../app/writing/kept.ts";
import type { UseSaving } from "../../app/writing/useSaving.ts";

type Props = { title: string; text: string; body: Body; onDrop: () => void; children?: ReactNode };

/** A text of one's own beside the draft: it is lost only when one says so. */
export function Beside({ title, text, body, onDrop, children }: Props) {
  const sheet = useRef<HTMLDivElement>(null);
  return (
    <section className="panel stack s" aria-label={title}>
      <h2>{title}</h2>
      <p className="dense soft">{text}</p>
      <details>
        <summary className="dense">{m.editor_beside_read()}</summary>
        <div ref={sheet} className="beside">
          <RichText body={body} images={{}} />
        </div>
      </details>
      <div className="row">
        {children}
        <button type="button" className="btn link dense" onClick={() => void navigator.clipboard.writeText(sheet.current?.innerText ?? "")}>
          {m.editor_beside_copy()}
        </button>
        <button type="button" className="btn link dense" onClick={onDrop}>
          {m.editor_beside_drop()}
        </button>
      </div>
    </section>
  );
}

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

/** The texts that were left when one of two was chosen. */
export const LeftTexts = ({ saving, now }: { saving: UseSaving<Body>; now: Body | undefined }) =>
  saving.left.map((one) => (
    <Beside
      key={one.at}
      title={m.editor_left()}
      text={m.editor_left_text({ at: moment(one.at) })}
      body={one.body}
      onDrop={() => saving.drop(one)}
    >
      <Button variant="default" size="xs" onClick={() => saving.join(one, now ? joined(now, one.body) : one.body)}>
        {m.editor_left_add()}
      </Button>
    </Beside>
  ));
