import { isPassing, Problem } from "../problem.ts";
import { forget, keep, type Kept } from "./kept.ts";

export type Saving =
  | { is: "saved"; at?: string }
  | { is: "waiting" | "saving" }
  /** Nothing reaches the API: what is written is kept here since then. */
  | { is: "offline"; at: string }
  /** Somebody else saved meanwhile: one chooses what becomes of both. */
  | { is: "stale" }
  /** Somebody else took the draft over: what was written here stays here. */
  | { is: "taken" }
  | { is: "refused"; error: Error };

export type Store<T> = {
  save: (text: T, seen: number, key: string) => Promise<{ seen: number; at: string }>;
  /** What stands there is told from what was seen by a number: the code of its refusal. */
  stale: string;
  /** The code of the refusal when another has taken the draft over. */
  taken?: string;
  /** What follows when the page was left and the last was sent. */
  left?: () => void;
};
type Means<T> = { store: Store<T>; name: string; seen: number; kept?: Kept<T> | undefined; tell: (saving: Saving) => void };

const pause = 1_000;
const again = 4_000;

/**
 * Saves what is written by itself. Every text is kept in the browser before it is sent, under the key it is sent with: sent again it is
 * taken once. While the fate of one is unknown the next one waits, so that nothing overtakes.
 */
export function aSaver<T>({ store, name, seen: first, kept, tell }: Means<T>) {
  let seen = first;
  let pending: Kept<T> | undefined = kept;
  let newest: T | undefined = kept?.newer;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let going: Promise<void> | undefined;
  let halted = false;
  let failed = false;
  /** All that is not taken yet, as it would be found again. */
  const hold = (): Promise<unknown> => {
    const left = pending ?? (newest && { body: newest, seen, key: crypto.randomUUID(), at: new Date().toISOString() });
    return left ? keep(name, pending && newest ? { ...left, newer: newest } : left).catch(() => {}) : Promise.resolve();
  };
  const wait = (ms: number) => {
    clearTimeout(timer);
    if (!halted) timer = setTimeout(() => void run(), ms);
  };

  const run = (): Promise<void> => (going ??= once().finally(() => (going = undefined)));
  async function once(): Promise<void> {
    if (halted) return;
    if (!pending) {
      if (!newest) return;
      pending = { body: newest, seen, key: crypto.randomUUID(), at: new Date().toISOString() };
      newest = undefined;
      await hold();
    }
    failed = false;
    tell({ is: "saving" });
    try {
      const { body, key } = pending;
      const taken = await store.save(body, pending.seen, key);
      seen = taken.seen;
      pending = undefined;
      await (newest ? hold() : forget(name).catch(() => {}));
      tell(newest ? { is: "waiting" } : { is: "saved", at: taken.at });
      if (newest) wait(pause);
    } catch (error) {
      failed = true;
      refused(error as Error);
    }
  }

  function refused(error: Error): void {
    if (isPassing(error)) {
      tell({ is: "offline", at: pending!.at });
      return wait(again);
    }
    // Nothing was taken: what is written stands beside this text, and both may change until they are sent anew.
    newest ??= pending!.body;
    pending = undefined;
    const code = error instanceof Problem ? error.code : undefined;
    const is = code === store.stale ? "stale" : code !== undefined && code === store.taken ? "taken" : undefined;
    if (is) halted = true;
    void hold();
    tell(is ? { is } : { is: "refused", error });
  }

  const online = () => wait(0);
  addEventListener("online", online);
  if (pending) wait(0);
  return {
    wrote(body: T): void {
      newest = body;
      void hold();
      if (halted) return;
      if (!pending) tell({ is: "waiting" });
      if (!going && !pending) wait(pause);
    },
    /** What is written goes on from a text that was saved elsewhere. */
    goOnFrom(now: number, body: T): void {
      halted = false;
      seen = now;
      newest = body;
      wait(0);
    },
    /** Goes on with what is saved, and drops what was written here. */
    async take(now: number): Promise<void> {
      halted = false;
      seen = now;
      newest = undefined;
      await forget(name).catch(() => {});
      tell({ is: "saved" });
    },
    /** Sends what is left at once, after what is on its way. @returns whether all is saved */
    async flush(): Promise<boolean> {
      clearTimeout(timer);
      do await run();
      while (newest && !failed && !halted);
      return !pending && !newest;
    },
    stop(): void {
      halted = true;
      clearTimeout(timer);
      removeEventListener("online", online);
    },
  };
}
export type Saver<T> = ReturnType<typeof aSaver<T>>;
