import { Button } from "@mantine/core";
import { type ReactNode, useRef } from "react";
import { m } from "../../words/out/messages.js";
import { moment } from "../format.ts";
import { RichText } from "../text/RichText.tsx";
import type { Body } from "../text/types.ts";
import type { UseSaving } from "./useSaving.ts";

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

type Left<T> = {
  saving: UseSaving<T>;
  /** What is written now. */
  now: T;
  bodyOf: (one: T) => Body;
  join: (now: T, one: T) => T;
};
/** The texts that were left when one of two was chosen. */
export const LeftTexts = <T,>({ saving, now, bodyOf, join }: Left<T>) =>
  saving.left.map((one) => (
    <Beside
      key={one.at}
      title={m.editor_left()}
      text={m.editor_left_text({ at: moment(one.at) })}
      body={bodyOf(one.body)}
      onDrop={() => saving.drop(one)}
    >
      <Button variant="default" size="xs" onClick={() => saving.join(one, join(saving.mine() ?? now, one.body))}>
        {m.editor_left_add()}
      </Button>
    </Beside>
  ));
