import { useState } from "react";

const key = "chuan.density";
export type Density = "roomy" | "dense";
const chosen = (): Density => (localStorage.getItem(key) === "dense" ? "dense" : "roomy");
/** Rows are roomy, or dense where much stands in view; `tokens.css` says what that is. */
export const showDensity = (): void => void (document.documentElement.dataset["density"] = chosen());

export function useDensity(): [Density, (to: Density) => void] {
  const [density, set] = useState(chosen);
  return [
    density,
    (to) => {
      localStorage.setItem(key, to);
      showDensity();
      set(to);
    },
  ];
}
