import { m } from "../words/out/messages.js";
import { amount } from "../app/format.ts";
import type { Aggregates } from "./rows.ts";

type Figures = NonNullable<Aggregates["total"]["documents"]>;
/** `92,5 %` as the API counted it; a dash where nobody was asked to read. */
export const acknowledged = (percent: number | null): string => (percent === null ? "–" : `${amount(percent)} %`);
const plain = (n: number | null) => (n === null ? "–" : amount(n));

type Column = { id: keyof Figures; name: () => string; show: (n: number | null) => string };
export const columns: readonly Column[] = [
  { id: "in_force", name: () => m.nation_in_force(), show: plain },
  { id: "in_preparation", name: () => m.nation_in_preparation(), show: plain },
  { id: "awaiting_approval", name: () => m.nation_awaiting(), show: plain },
  { id: "review_overdue", name: () => m.nation_review_overdue(), show: plain },
  { id: "to_read", name: () => m.nation_to_read(), show: plain },
  { id: "acknowledged", name: () => m.nation_read_share(), show: acknowledged },
];
export const valueOf = (figures: Figures | undefined, id: keyof Figures): number => figures?.[id] ?? -1;
