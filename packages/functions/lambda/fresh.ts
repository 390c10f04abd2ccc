type Options<T> = {
  load: () => Promise<T>;
  /** How long a value is good, in milliseconds. */
  forMs: number;
  clock: () => Date;
  /** Told of a failure that an older value covered up. */
  onStale?: (error: unknown) => void;
};

/** Before an older value is asked for anew after a failure. */
const pauseMs = 30_000;

/**
 * A value kept for a while and loaded once, however many ask at once. Should loading fail, the older value serves on and is asked for again half
 * a minute later; without an older one the failure is the caller's, and the next caller tries again.
 */
export function fresh<T>({ load, forMs, clock, onStale = () => {} }: Options<T>): () => Promise<T> {
  let held: { value: T; until: number } | undefined;
  let loading: Promise<T> | undefined;

  async function reload(): Promise<T> {
    try {
      const value = await load();
      held = { value, until: clock().getTime() + forMs };
      return value;
    } catch (error) {
      if (!held) throw error;
      held = { value: held.value, until: clock().getTime() + pauseMs };
      onStale(error);
      return held.value;
    } finally {
      loading = undefined;
    }
  }
  return async () => (held && clock().getTime() < held.until ? held.value : (loading ??= reload()));
}
