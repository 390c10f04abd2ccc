import { useCallback, useEffect, useRef, useState } from "react";
import type { Kept } from "./kept.ts";
import { aSaver, type Saver, type Saving, type Store } from "./saver.ts";

type Means<T> = { store: Store<T>; name: string; seen: number; kept: Kept<T> | undefined };
export type UseSaving<T> = ReturnType<typeof useSaving<T>>;

/** The saver of this page; `store` stays the same while the page stands. `round` grows when the text is set anew, with `start`: the editor begins again with it. */
export function useSaving<T>({ store, name, seen, kept }: Means<T>) {
  const [state, tell] = useState<Saving>(kept ? { is: "waiting" } : { is: "saved" });
  const [begun, begin] = useState<{ round: number; start: T | undefined }>({ round: 0, start: undefined });
  const saver = useRef<Saver<T> | undefined>(undefined);
  const newest = useRef<T | undefined>(kept?.body);
  // What it stood on when the page opened; afterwards the saver itself knows.
  const first = useRef({ seen, kept });
  useEffect(() => {
    const made = aSaver<T>({ store, name, ...first.current, tell });
    saver.current = made;
    return () => {
      // Leaving the page is no reason to lose a second's writing.
      void made.flush().finally(() => made.stop());
    };
  }, [store, name]);
  const wrote = useCallback((body: T) => {
    newest.current = body;
    saver.current?.wrote(body);
  }, []);
  return {
    state,
    ...begun,
    wrote,
    mine: () => newest.current,
    flush: () => saver.current?.flush() ?? Promise.resolve(true),
    goOnFrom: (now: number, body: T) => {
      newest.current = body;
      begin(({ round }) => ({ round: round + 1, start: body }));
      saver.current?.goOnFrom(now, body);
    },
    take: (now: number, body: T) => {
      newest.current = body;
      begin(({ round }) => ({ round: round + 1, start: body }));
      return saver.current?.take(now);
    },
  };
}
