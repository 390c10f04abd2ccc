import { isPassing, Problem } from "../problem.ts";
import { forget, keep, type Kept } from "./kept.ts";

export type Saving =
  | { is: "saved"; at?: string }
  | { is: "waiting" | "saving" }
  /** Nothing reaches the API: what is written is kept here since then. */
  | { is: "offline"; at: string }
  /** Somebody else saved meanwhile: one chooses what becomes of both. */
  | { is: "stale" }
  | { is: "refused"; error: Error };

/** Where a text is saved: what stands there is told from what was seen by a number, and `stale` is the code of its refusal. */
export type Store<T> = { save: (text: T, seen: number, key: string) => Promise<{ seen: number; at: string }>; stale: string };
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
  let newest: T | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let busy = false;
  let halted = false;
  const wait = (ms: number) => {
    clearTimeout(timer);
    if (!halted) timer = setTimeout(() => void run(), ms);
  };

  async function run(): Promise<void> {
    if (busy || halted) return;
    if (!pending) {
      if (!newest) return;
      pending = { body: newest, seen, key: crypto.randomUUID(), at: new Date().toISOString() };
      newest = undefined;
      await keep(name, pending).catch(() => {});
    }
    busy = true;
    tell({ is: "saving" });
    try {
      const { body, key } = pending;
      const taken = await store.save(body, pending.seen, key);
      seen = taken.seen;
      pending = undefined;
      if (!newest) await forget(name).catch(() => {});
      tell(newest ? { is: "waiting" } : { is: "saved", at: taken.at });
      if (newest) wait(pause);
    } catch (error) {
      refused(error as Error);
    } finally {
      busy = false;
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
    const stale = error instanceof Problem && error.code === store.stale;
    if (stale) halted = true;
    tell(stale ? { is: "stale" } : { is: "refused", error });
  }

  const online = () => wait(0);
  addEventListener("online", online);
  if (pending) wait(0);
  return {
    wrote(body: T): void {
      newest = body;
      const at = new Date().toISOString();
      if (!pending) void keep(name, { body, seen, key: crypto.randomUUID(), at }).catch(() => {});
      if (halted) return;
      if (!pending) tell({ is: "waiting" });
      if (!busy && !pending) wait(pause);
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
    /** Sends what is left at once. @returns whether all is saved */
    async flush(): Promise<boolean> {
      clearTimeout(timer);
      await run();
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
