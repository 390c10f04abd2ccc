import { useCallback, useEffect, useRef, useState } from "react";
import { type Kept, keepLeft, type Left, readLeft } from "./kept.ts";
import { aSaver, type Saver, type Saving, type Store } from "./saver.ts";

type Means<T> = { store: Store<T>; name: string; seen: number; kept: Kept<T> | undefined };
export type UseSaving<T> = ReturnType<typeof useSaving<T>>;

/** The saver of this page; `store` stays the same while the page stands. `round` grows when the text is set anew, with `start`: the editor begins again with it. */
export function useSaving<T>({ store, name, seen, kept }: Means<T>) {
  const [state, tell] = useState<Saving>(kept ? { is: "waiting" } : { is: "saved" });
  const [begun, begin] = useState<{ round: number; start: T | undefined }>({ round: 0, start: undefined });
  const saver = useRef<Saver<T> | undefined>(undefined);
  const [left, leave] = useState<readonly Left<T>[]>([]);
  const newest = useRef<T | undefined>(kept?.newer ?? kept?.body);
  // What it stood on when the page opened; afterwards the saver itself knows.
  const first = useRef({ seen, kept });
  useEffect(() => {
    const made = aSaver<T>({ store, name, ...first.current, tell });
    saver.current = made;
    return () => {
      // Leaving the page is no reason to lose a second's writing.
      void made.flush().finally(() => {
        made.stop();
        store.left?.();
      });
    };
  }, [store, name]);
  useEffect(() => {
    let over = false;
    readLeft<T>(name).then(
      (found) => !over && leave(found),
      () => {},
    );
    return () => void (over = true);
  }, [name]);
  const wrote = useCallback((body: T) => {
    newest.current = body;
    saver.current?.wrote(body);
  }, []);
  const set = (body: T) => {
    newest.current = body;
    begin(({ round }) => ({ round: round + 1, start: body }));
  };
  /** What is not gone on with stays beside. */
  const setLeft = (now: readonly Left<T>[]) => {
    leave(now);
    void keepLeft(name, now).catch(() => {});
  };
  const put = (body: T) => setLeft([...left, { body, at: new Date().toISOString() }]);
  return {
    state,
    ...begun,
    wrote,
    mine: () => newest.current,
    flush: () => saver.current?.flush() ?? Promise.resolve(true),
    /** Goes on with this text from what was saved elsewhere; `other` is left for it. */
    goOnFrom: (now: number, body: T, other?: T) => {
      if (other !== undefined) put(other);
      set(body);
      saver.current?.goOnFrom(now, body);
    },
    /** Goes on with what was saved elsewhere; what was written here is left for it. */
    take: (now: number, body: T) => {
      if (newest.current !== undefined) put(newest.current);
      set(body);
      return saver.current?.take(now);
    },
    /** Texts that were left, the oldest first. */
    left,
    drop: (one: Left<T>) => setLeft(left.filter((each) => each !== one)),
    /** Goes on with this text, one that was left taken into it. */
    join: (one: Left<T>, body: T) => {
      setLeft(left.filter((each) => each !== one));
      set(body);
      saver.current?.wrote(body);
    },
  };
}
