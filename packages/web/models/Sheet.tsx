import type { ReactNode } from "react";
import { RichText } from "../app/text/RichText.tsx";
import type { Body } from "../app/text/types.ts";
import { spoken, spokenBody } from "./placeholders.ts";

type Props = { model: { code: string; title: string }; body: Body; label: string; children?: ReactNode };

/** A model as a sheet, its placeholders as they stand. */
export const Sheet = ({ model: { code, title }, body, label, children }: Props) => (
  <article className="sheet stack" aria-label={label}>
    {children}
    <p className="small mute">{code}</p>
    <h2>{spoken(title)}</h2>
    <RichText body={spokenBody(body)} images={{}} />
  </article>
);
