import { useSyncExternalStore } from "react";
import { getLocale, setLocale } from "../words/out/runtime.js";

export type Language = "vi" | "en";
const listeners = new Set<() => void>();

/** The language that people read: Vietnamese unless they chose English. */
export const language = (): Language => getLocale();

export function speak(to: Language): void {
  void setLocale(to, { reload: false });
  document.documentElement.lang = to;
  for (const listener of listeners) listener();
}

export const useLanguage = (): Language =>
  useSyncExternalStore((listener) => (listeners.add(listener), () => void listeners.delete(listener)), language);
