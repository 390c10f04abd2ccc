const named = (error: unknown, ...names: readonly string[]) => error instanceof Error && names.includes(error.name);
/** Amazon's names of exceptions; message texts change, names do not. */
export const isAbsent = (error: unknown) => named(error, "NotFound", "NoSuchKey", "NoSuchVersion");
/** Of an answer without a body, such as that to HEAD, only the status is known. */
export const isRefused = (error: unknown) =>
  named(error, "AccessDenied", "Forbidden", "403") ||
  (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode === 403;
export const isTaken = (error: unknown) => named(error, "PreconditionFailed");
export const isBusy = (error: unknown) => named(error, "SlowDown", "OperationAborted", "ConditionalRequestConflict");

/** What a call answers, or undefined when the object it is about is not there. */
export async function ifPresent<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}
