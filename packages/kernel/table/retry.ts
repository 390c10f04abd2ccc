import { Problem } from "../errors.ts";

export type Patience = {
  /** How long to try in all, in milliseconds. */
  readonly deadlineMs: number;
  /** Called before every attempt but the first. */
  readonly onRetry?: (() => void) | undefined;
  readonly random?: (() => number) | undefined;
  readonly sleep?: ((ms: number) => Promise<void>) | undefined;
  /** Milliseconds, of any clock that only goes forward. */
  readonly now?: (() => number) | undefined;
};

const [firstPause, longestPause] = [10, 400];
const asleep = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

/**
 * Tries again what may pass by itself, with full jitter, until the deadline; `signal` ends an attempt that hangs beyond it.
 * @throws unavailable `table.busy` at the deadline: whether a write took place is then unknown
 */
export async function patiently<T>(patience: Patience, attempt: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const { deadlineMs, onRetry, random = Math.random, sleep = asleep, now = () => performance.now() } = patience;
  const end = now() + deadlineMs;
  for (let pause = firstPause; ; pause = Math.min(pause * 2, longestPause)) {
    try {
      return await attempt(AbortSignal.timeout(Math.max(1, Math.ceil(end - now()))));
    } catch (error) {
      if (!isPassing(error)) throw error;
    }
    const wait = random() * pause;
    if (now() + wait >= end) throw busy();
    await sleep(wait);
    onRetry?.();
  }
}

export const busy = (): Problem =>
  new Problem("unavailable", "table.busy", { vi: "Hệ thống đang bận, xin thử lại sau.", en: "The store is busy; try again later." });

// Amazon's names of exceptions and of a cancelled transaction's reasons; message texts change, names do not.
const passingNames = new Set(
  [
    "ThrottlingException ThrottlingError Throttling TooManyRequestsException RequestLimitExceeded LimitExceededException",
    "ProvisionedThroughputExceededException ProvisionedThroughputExceeded ReplicatedWriteConflictException",
    "TransactionInProgressException TransactionConflictException TransactionConflict",
    "InternalServerError InternalFailure ServiceUnavailable ServiceUnavailableException",
    "TimeoutError RequestTimeout RequestTimeoutException AbortError NetworkingError",
  ].flatMap((line) => line.split(" ")),
);
const passingCodes = new Set(["ECONNRESET", "ECONNREFUSED", "EPIPE", "ETIMEDOUT", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]);

/** Whether the same request may go well a moment later. */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  // Ours, and those of Amazon's own clients.
  const { code, status, $metadata } = error as { code?: unknown; status?: number; $metadata?: { httpStatusCode?: number } };
  return passingNames.has(error.name) || passingCodes.has(String(code)) || (status ?? $metadata?.httpStatusCode ?? 0) >= 500;
}
