import { m } from "../words/out/messages.js";
export type Tile = { code: string; name: string; x: number; y: number; value: number };
const steps = [40, 55, 70, 85];
export const band = (v: number) => steps.filter((s) => v >= s).length;
/** A table in the shape of the country: every unit has the same weight, every value is written out. Arrow keys follow geography. */
export function TileMap({
  tiles,
  islands,
  selected,
  onSelect,
  label,
}: {
  tiles: Tile[];
  islands: { name: string; of: string; x: number; y: number }[];
  selected?: string;
  onSelect: (code: string) => void;
  label: string;
}) {
  const move = (e: React.KeyboardEvent, t: Tile) => {
    const d = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[e.key];
    if (!d) return;
    e.preventDefault();
    const ahead = tiles.filter((o) => (o.x - t.x) * d[0]! + (o.y - t.y) * d[1]! > 0);
    const next = ahead.sort((a, b) => cost(a, t, d) - cost(b, t, d))[0];
    if (next) {
      onSelect(next.code);
      document.getElementById(`t${next.code}`)?.focus();
    }
  };
  return (
    <div className="tiles" role="group" aria-label={label}>
      {tiles.map((t) => (
        <button
          key={t.code}
          id={`t${t.code}`}
          className={`b${band(t.value)}`}
          aria-pressed={selected === t.code}
          tabIndex={selected === t.code ? 0 : -1}
          onClick={() => onSelect(t.code)}
          onKeyDown={(e) => move(e, t)}
          style={{ gridColumn: t.x + 1, gridRow: t.y + 1 }}
        >
          <span className="name" data-short={short(t.name)}>
            <span>{t.name}</span>
          </span>{" "}
          <b>{t.value}</b>
        </button>
      ))}
      {islands.map((i) => (
        <div key={i.name} className="isle" style={{ gridColumn: i.x + 1, gridRow: i.y + 1 }}>
          {i.name}
          <small>{i.of}</small>
        </div>
      ))}
    </div>
  );
}
const short = (n: string) => (n === "Hồ Chí Minh" ? "TP.HCM" : n.length > 7 ? n.replace(/^(\p{L})\S* (\S+)$/u, "$1.$2") : n);
const cost = (o: Tile, t: Tile, d: number[]) => {
  const along = Math.abs(d[0] ? o.x - t.x : o.y - t.y),
    across = Math.abs(d[0] ? o.y - t.y : o.x - t.x);
  return along + across * 2.5;
};
export const TileKey = () => (
  <ol className="tilekey" aria-label={m.ui_scale()}>
    {[m.ui_below_40(), "40–54", "55–69", "70–84", "85–100"].map((l, i) => (
      <li key={l}>
        <i className={`b${i}`} />
        {l}
      </li>
    ))}
  </ol>
);
