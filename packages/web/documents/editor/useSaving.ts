import { useCallback, useEffect, useRef, useState } from "react";
import type { Body } from "../types.ts";
import type { Kept } from "./kept.ts";
import { aSaver, type Saver, type Saving } from "./saver.ts";

type Means = { agency: string; version: string; name: string; seen: number; kept: Kept | undefined };
export type UseSaving = ReturnType<typeof useSaving>;

/** The saver of this page. `round` grows when the text is set anew, with `start`: the editor begins again with it. */
export function useSaving({ agency, version, name, seen, kept }: Means) {
  const [state, tell] = useState<Saving>(kept ? { is: "waiting" } : { is: "saved" });
  const [begun, begin] = useState<{ round: number; start: Body | undefined }>({ round: 0, start: undefined });
  const saver = useRef<Saver | undefined>(undefined);
  const newest = useRef<Body | undefined>(kept?.body);
  // What it stood on when the page opened; afterwards the saver itself knows.
  const first = useRef({ seen, kept });
  useEffect(() => {
    const made = aSaver({ agency, version, name, ...first.current, tell });
    saver.current = made;
    return () => {
      // Leaving the page is no reason to lose a second's writing.
      void made.flush().finally(() => made.stop());
    };
  }, [agency, version, name]);
  const wrote = useCallback((body: Body) => {
    newest.current = body;
    saver.current?.wrote(body);
  }, []);
  return {
    state,
    ...begun,
    wrote,
    mine: () => newest.current,
    flush: () => saver.current?.flush() ?? Promise.resolve(true),
    goOnFrom: (now: number, body: Body) => {
      newest.current = body;
      begin(({ round }) => ({ round: round + 1, start: body }));
      saver.current?.goOnFrom(now, body);
    },
    take: (now: number, body: Body) => {
      newest.current = body;
      begin(({ round }) => ({ round: round + 1, start: body }));
      return saver.current?.take(now);
    },
  };
}
