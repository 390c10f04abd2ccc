/**
 * A civil date, `YYYY-MM-DD`, of what somebody typed: `5/1/2026`, `05.01.2026`, `05012026`, or as programs write it. Undefined when there is
 * no such day.
 */
export function dayOf(typed: string): string | undefined {
  const text = typed.trim();
  const [, y, mo, d] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  const [, d2, mo2, y2] = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$/.exec(text) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(text) ?? [];
  const [year, month, day] = [y ?? y2, mo ?? mo2, d ?? d2].map(Number);
  if (!year || !month || !day) return undefined;
  const at = new Date(Date.UTC(year, month - 1, day));
  // 31/02 would roll over into March.
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === day ? at.toISOString().slice(0, 10) : undefined;
}

/** What stands in the field after a key: the strokes between day, month and year come by themselves as one types on. */
export const stroked = (typed: string, before: string): string =>
  typed.length > before.length && /^(\d{2}|\d{2}\/\d{2})$/.test(typed) ? `${typed}/` : typed;
