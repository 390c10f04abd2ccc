import { m } from "../words/out/messages.js";
import "./tiles.css";

/** `value` is null where nothing is counted. */
export type Tile = { code: string; name: string; x: number; y: number; value: number | null };
type Props = {
  tiles: readonly Tile[];
  islands: readonly { name: string; of: string; x: number; y: number }[];
  selected?: string;
  onSelect: (code: string) => void;
  label: string;
};

const steps = [40, 55, 70, 85];
const band = (value: number | null) => (value === null ? "none" : `b${steps.filter((step) => value >= step).length}`);

/** A table in the shape of the country: every unit has the same weight, every value is written out. Arrow keys follow geography. */
export function TileMap({ tiles, islands, selected, onSelect, label }: Props) {
  const stop = tiles.some(({ code }) => code === selected) ? selected : tiles[0]?.code;
  const move = (event: React.KeyboardEvent, from: Tile) => {
    const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key] as [number, number] | undefined;
    if (!way) return;
    event.preventDefault();
    const ahead = tiles.filter((to) => (to.x - from.x) * way[0] + (to.y - from.y) * way[1] > 0);
    const next = ahead.toSorted((a, b) => cost(a, from, way) - cost(b, from, way))[0];
    if (!next) return;
    onSelect(next.code);
    document.getElementById(`tile-${next.code}`)?.focus();
  };
  return (
    <div className="tiles" role="group" aria-label={label}>
      {tiles.map((tile) => (
        <button
          key={tile.code}
          id={`tile-${tile.code}`}
          type="button"
          className={band(tile.value)}
          aria-pressed={selected === tile.code}
          tabIndex={tile.code === stop ? 0 : -1}
          onClick={() => onSelect(tile.code)}
          onKeyDown={(event) => move(event, tile)}
          style={{ gridColumn: tile.x + 1, gridRow: tile.y + 1 }}
        >
          <span className="name" data-short={short(tile.name, 7)} data-tiny={short(tile.name, 6)}>
            <span>{tile.name}</span>
          </span>{" "}
          <b>{tile.value === null ? "–" : Math.round(tile.value)}</b>
        </button>
      ))}
      {islands.map(({ name, of, x, y }) => (
        <div key={name} className="isle" style={{ gridColumn: x + 1, gridRow: y + 1 }}>
          {name}
          <small>{of}</small>
        </div>
      ))}
    </div>
  );
}

/** As newspapers shorten: `Q.Trị`; what is still too long for its tile is set closer. */
const short = (name: string, most: number) =>
  name === "Hồ Chí Minh" ? "TP.HCM" : name.length > most ? name.replace(/^(\p{L})\S* (\S+)$/u, "$1.$2") : name;
const cost = (to: Tile, from: Tile, way: [number, number]) => {
  const [across, along] = way[0] ? [Math.abs(to.y - from.y), Math.abs(to.x - from.x)] : [Math.abs(to.x - from.x), Math.abs(to.y - from.y)];
  return along + across * 2.5;
};

export const TileKey = () => (
  <ol className="tilekey" aria-label={m.ui_scale()}>
    {[m.ui_below_40(), "40–54", "55–69", "70–84", "85–100"].map((words, i) => (
      <li key={words}>
        <i className={`b${i}`} />
        {words}
      </li>
    ))}
  </ol>
);
