import type { ReactNode } from "react";
import "./facts.css";

/** Names and what they come to, one a line. */
export const Facts = ({ items }: { items: readonly (readonly [term: string, value: ReactNode])[] }) => (
  <dl className="sums">
    {items.map(([term, value]) => (
      <div key={term}>
        <dt>{term}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);
