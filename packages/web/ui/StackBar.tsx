export type Part = { name: string; n: number; fill: string; hatch?: boolean };
/** One row of 100 %. The words and counts stand in the key or the table; the bar only shows proportion. */
export const StackBar = ({ parts, height = 12, label }: { parts: Part[]; height?: number; label: string }) => (
  <div className="sbar" role="img" aria-label={label} style={{ height }}>
    {parts
      .filter((p) => p.n > 0)
      .map((p) => (
        <i key={p.name} className={p.hatch ? "hatch" : ""} style={{ flex: p.n, backgroundColor: p.fill }} />
      ))}
  </div>
);
export const Key = ({ parts }: { parts: Part[] }) => (
  <ul className="key">
    {parts.map((p) => (
      <li key={p.name}>
        <i className={p.hatch ? "hatch" : ""} style={{ backgroundColor: p.fill }} />
        {p.name} <strong>{p.n}</strong>
      </li>
    ))}
  </ul>
);
