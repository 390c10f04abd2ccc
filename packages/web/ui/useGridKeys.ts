import { useEffect, useRef } from "react";
/** One tab stop for a whole table of buttons; arrows, Home, End and Page keys move inside it. */
export function useGridKeys() {
  const ref = useRef<HTMLTableElement>(null);
  useEffect(() => {
    const t = ref.current;
    if (!t) return;
    const rows = () =>
      [...t.querySelectorAll<HTMLTableRowElement>("tbody tr:not([hidden])")]
        .map((r) => [...r.querySelectorAll<HTMLButtonElement>("td button")])
        .filter((r) => r.length);
    const first = rows()[0]?.[0];
    if (first && !t.querySelector('button[tabindex="0"]')) first.tabIndex = 0;
    const key = (e: KeyboardEvent) => {
      const all = rows(),
        y = all.findIndex((r) => r.includes(e.target as HTMLButtonElement));
      if (y < 0) return;
      const x = all[y]!.indexOf(e.target as HTMLButtonElement);
      const to: Record<string, [number, number]> = {
        ArrowUp: [y - 1, x],
        ArrowDown: [y + 1, x],
        ArrowLeft: [y, x - 1],
        ArrowRight: [y, x + 1],
        Home: [y, 0],
        End: [y, all[y]!.length - 1],
        PageUp: [Math.max(0, y - 15), x],
        PageDown: [Math.min(all.length - 1, y + 15), x],
      };
      const next = to[e.key] && all[to[e.key]![0]]?.[to[e.key]![1]];
      if (!next) return;
      e.preventDefault();
      (e.target as HTMLButtonElement).tabIndex = -1;
      next.tabIndex = 0;
      next.focus();
    };
    t.addEventListener("keydown", key);
    return () => t.removeEventListener("keydown", key);
  });
  return ref;
}
