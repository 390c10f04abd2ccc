import { useEffect, useRef, useState } from "react";
import { m } from "../words/out/messages.js";
type Line = { name: string; values: number[]; color: string; dash?: string };
/** Shares over time, labelled at the line's end (no legend to decode). The table beneath is the same data for ears and copy-paste. */
export function Trend({
  labels,
  lines,
  target,
  height = 190,
  title,
}: {
  labels: string[];
  lines: Line[];
  target?: { value: number; name: string };
  height?: number;
  title: string;
}) {
  const box = useRef<HTMLElement>(null),
    [width, setWidth] = useState(280); // drawn at 1:1, so text keeps its 13 px at every width
  useEffect(() => {
    const o = new ResizeObserver(([e]) => setWidth(Math.round(e!.contentRect.width)));
    o.observe(box.current!);
    return () => o.disconnect();
  }, []);
  const L = 34,
    R = 84,
    T = 14,
    B = 26,
    w = width - L - R,
    h = height - T - B;
  const x = (i: number) => L + (w * i) / (labels.length - 1),
    y = (v: number) => T + h * (1 - v / 100);
  // Two lines of text each: labels that would meet are moved apart, the highest staying where it is.
  const places = new Map<Line, number>();
  let free = -Infinity;
  for (const line of lines.toSorted((a, b) => b.values.at(-1)! - a.values.at(-1)!)) {
    const at = Math.max(y(line.values.at(-1)!), free);
    places.set(line, at);
    free = at + 34;
  }
  const lift = Math.max(0, Math.max(...places.values()) + 16 - height);
  return (
    <figure ref={box}>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        role="img"
        aria-label={title}
        style={{ display: "block", font: "13px var(--font)" }}
      >
        {[0, 50, 100].map((v) => (
          <g key={v}>
            <path d={`M${L} ${y(v)}H${L + w}`} stroke="var(--line)" />
            <text x={L - 8} y={y(v) + 4} textAnchor="end" fill="var(--ink-3)">
              {v}
            </text>
          </g>
        ))}
        {target && (
          <g>
            <path d={`M${L} ${y(target.value)}H${L + w}`} stroke="var(--ink-2)" strokeDasharray="2 4" />
            <text x={L + 4} y={y(target.value) - 6} fill="var(--ink-2)">
              {target.name}
            </text>
          </g>
        )}
        {labels.map(
          (l, i) =>
            (i === 0 || i === labels.length - 1 || (i === Math.floor((labels.length - 1) / 2) && w > 200)) && (
              <text
                key={l}
                x={x(i)}
                y={height - 6}
                textAnchor={i === 0 ? "start" : i === labels.length - 1 ? "end" : "middle"}
                fill="var(--ink-3)"
              >
                {l}
              </text>
            ),
        )}
        {lines.map((s) => {
          const last = s.values.length - 1;
          return (
            <g key={s.name}>
              <path
                d={s.values.map((v, i) => `${i ? "L" : "M"}${x(i)} ${y(v)}`).join("")}
                fill="none"
                stroke={s.color}
                strokeWidth="2"
                strokeDasharray={s.dash}
                strokeLinejoin="round"
              />
              <circle cx={x(last)} cy={y(s.values[last]!)} r="3.5" fill={s.color} />
              <text x={x(last) + 10} y={places.get(s)! - lift - 1} fill="var(--ink)" fontWeight="600">
                {s.values[last]} %
              </text>
              <text x={x(last) + 10} y={places.get(s)! - lift + 15} fill="var(--ink-2)">
                {s.name}
              </text>
            </g>
          );
        })}
      </svg>
      <div className="vh">
        <table>
          <caption>{title}</caption>
          <thead>
            <tr>
              <th scope="col">{m.ui_period()}</th>
              {lines.map((s) => (
                <th scope="col" key={s.name}>
                  {s.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {labels.map((l, i) => (
              <tr key={l}>
                <th scope="row">{l}</th>
                {lines.map((s) => (
                  <td key={s.name}>{s.values[i]} %</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  );
}
