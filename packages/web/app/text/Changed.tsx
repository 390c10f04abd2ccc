import type { ReactNode } from "react";
import { m } from "../../words/out/messages.js";
import type { Line } from "./types.ts";
import "./diff.css";

type Changed = Extract<Line, { is: "changed" }>;
type Piece = { same: string; removed: string; added: string };

/**
 * Words of several syllables stay whole: one or two equal syllables between two changes join the change, struck and written anew, so that
 * one reads words and not their remains.
 */
function pieces({ segments }: Changed): Piece[] {
  const found: Piece[] = [{ same: "", removed: "", added: "" }];
  for (const [i, { is, text }] of segments.entries()) {
    const last = found.at(-1)!;
    const between = i > 0 && i < segments.length - 1;
    const weak = is === "same" && between && text.trim().split(/\s+/).length < 3 && !/[.;:\t]/.test(text);
    if (is === "same" && !weak) found.push({ same: text, removed: "", added: "" });
    else {
      if (is !== "added") last.removed += text;
      if (is !== "removed") last.added += text;
    }
  }
  return found;
}

/** Blanks at the edges of a change are not struck or underlined. */
function tidy(text: string, Tag: "del" | "ins"): ReactNode {
  const [, before, words, after] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text)!;
  if (!words) return text;
  return (
    <>
      {cells(before!)}
      <Tag>{cells(words)}</Tag>
      {cells(after!)}
    </>
  );
}
/** The cells of a row stand apart. */
const cells = (text: string) => text.replaceAll("\t", " │ ");

const Words = ({ block, side }: { block: Changed; side: "before" | "after" | "both" }) => (
  <p>
    {pieces(block).map((piece, i) => (
      <span key={i}>
        {cells(piece.same)}
        {side !== "after" && tidy(piece.removed, "del")}
        {side !== "before" && tidy(piece.added, "ins")}
      </span>
    ))}
  </p>
);

type Props = { diff: { readonly blocks: readonly Line[] }; was: string; is: string; inline: boolean };
/** Lines that stayed are counted, not shown, but for the one before a change, which tells where one is. */
export function Changed({ diff, was, is, inline }: Props) {
  const runs: (Line | Line[])[] = [];
  for (const block of diff.blocks) {
    const last = runs.at(-1);
    if (block.is !== "unchanged") runs.push(block);
    else if (Array.isArray(last)) last.push(block);
    else runs.push([block]);
  }
  return (
    <div className={inline ? "diff inline" : "diff"}>
      {!inline && (
        <div className="cols-head" aria-hidden="true">
          <span>{was}</span>
          <span>{is}</span>
        </div>
      )}
      {runs.map((run, i) => (Array.isArray(run) ? <Same key={i} run={run} /> : <Pair key={i} {...{ was, is, inline }} block={run} />))}
    </div>
  );
}

function Same({ run }: { run: readonly Line[] }) {
  const headings = run.flatMap((one) =>
    one.is === "unchanged" && one.block.kind === "heading" && one.block.text.trim() ? [one.block.text] : [],
  );
  const said =
    headings.length > 0
      ? m.documents_same_under({ headings: headings.slice(-3).join(" · ") })
      : m.documents_same_lines({ count: run.length });
  return <p className="same small">{said}</p>;
}

function Pair({ block, was, is, inline }: { block: Line; was: string; is: string; inline: boolean }) {
  if (block.is === "unchanged") return null;
  const only = block.is === "changed" ? undefined : cells(block.block.text) || (block.block.kind === "image" ? m.documents_image() : "");
  const moved =
    block.is !== "changed" && block.move !== undefined ? (
      <span className="small mute">{m.documents_moved({ number: block.move })} </span>
    ) : null;
  const structure = block.is === "changed" && block.structure.length > 0 && (
    <p className="small mute">
      {m.documents_form_changed({ what: [...new Set(block.structure.map(({ what }) => what))].map((what) => forms[what]()).join(", ") })}
    </p>
  );
  if (inline)
    return (
      <section className={block.is}>
        {moved}
        {block.is === "changed" ? <Words block={block} side="both" /> : <p>{tidy(only ?? "", block.is === "added" ? "ins" : "del")}</p>}
        {structure}
      </section>
    );
  return (
    <section>
      <div className="sides">
        <div className={block.is === "added" ? "old nothing" : "old"} data-edition={was}>
          {block.is === "changed" && <Words block={block} side="before" />}
          {block.is === "removed" && (
            <p>
              {moved}
              {tidy(only ?? "", "del")}
            </p>
          )}
        </div>
        <div className={block.is === "removed" ? "new nothing" : "new"} data-edition={is}>
          {block.is === "changed" && <Words block={block} side="after" />}
          {block.is === "added" && (
            <p>
              {moved}
              {tidy(only ?? "", "ins")}
            </p>
          )}
          {structure}
        </div>
      </div>
    </section>
  );
}

const forms: { readonly [W in Changed["structure"][number]["what"]]: () => string } = {
  kind: m.documents_form_kind,
  level: m.documents_form_level,
  place: m.documents_form_place,
  cells: m.documents_form_cells,
  image: m.documents_form_image,
  format: m.documents_form_format,
};
