import { type ReactNode, useId } from "react";

/** The one decision of a page: over it the rule of the ink that signs. `mine` when it waits for the reader. */
export function Panel({ title, lead, mine, children }: { title: string; lead?: ReactNode; mine: boolean; children: ReactNode }) {
  const id = useId();
  return (
    <section className={mine ? "panel stack approve" : "panel stack"} aria-labelledby={id}>
      <div>
        <h2 id={id}>{title}</h2>
        {lead && <p className="dense soft">{lead}</p>}
      </div>
      {children}
    </section>
  );
}
