import { m } from "../words/out/messages.js";
import { date, daysUntil } from "../app/format.ts";
import type { Shape } from "../ui/Mark.tsx";

/** How near a due date is, by mark, tone and words. */
export function dueOf(due: string, today: string): { mark: Shape; tone: "red" | "amber" | "quiet"; text: string } {
  const days = daysUntil(today, due);
  if (days < 0) return { mark: "late", tone: "red", text: m.tasks_days_late({ days: -days }) };
  const text = days === 0 ? m.tasks_today() : m.tasks_due({ date: date(due) });
  return days < 3 ? { mark: "wait", tone: "amber", text } : { mark: "empty", tone: "quiet", text };
}
