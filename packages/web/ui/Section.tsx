import { type ReactNode, useId } from "react";

/** A heading, a rule, content. Instead of a card: the rule groups, white space separates. */
export function Section({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section className="section" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {aside && <div className="small">{aside}</div>}
      </header>
      {children}
    </section>
  );
}

/** The page's one h1, a lead of at most two lines, at most two actions. It names the page in the browser's tab as well. */
export const Head = ({ title, lead, actions }: { title: string; lead?: ReactNode; actions?: ReactNode }) => (
  <div className="head">
    <title>{`${title} · Chuẩn`}</title>
    <div className="row between lg top">
      <h1 className="grow">{title}</h1>
      {actions && <div className="row noprint">{actions}</div>}
    </div>
    {lead && <div className="soft lead">{lead}</div>}
  </div>
);

/** First what is so, then what to do; one button. */
export const Empty = ({ title, text, action }: { title: string; text: string; action?: ReactNode }) => (
  <div className="stack s empty">
    <h3>{title}</h3>
    <p className="dense soft">{text}</p>
    {action && <div className="row">{action}</div>}
  </div>
);
