import { useEffect } from "react";

const off = "chuan.keys-off";
/** Single letters may be switched off (WCAG 2.1.4). */
export const lettersOn = (): boolean => localStorage.getItem(off) === null;
export const switchLetters = (on: boolean): void => (on ? localStorage.removeItem(off) : localStorage.setItem(off, "1"));

const isField = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Keys by name: `?`, `/`, `mod+k`, or two letters after one another, `g v`. Letters act outside fields and dialogs only. */
export function useKeys(keys: { readonly [key: string]: () => void }): void {
  useEffect(() => {
    let before = "";
    let at = 0;
    const press = (event: KeyboardEvent) => {
      const letter = event.key.toLowerCase();
      if ((event.ctrlKey || event.metaKey) && !event.altKey) {
        const act = keys[`mod+${letter}`];
        if (act) {
          event.preventDefault();
          act();
        }
        return;
      }
      if (event.altKey || isField(event.target) || document.querySelector("dialog[open]") || !lettersOn()) return;
      const pair = event.timeStamp - at < 1200 ? keys[`${before} ${letter}`] : undefined;
      before = letter;
      at = event.timeStamp;
      const act = pair ?? keys[letter];
      if (!act) return;
      event.preventDefault();
      act();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  });
}
