import type { Choice } from "./choices.ts";

type Kept = { id: string; label: string; aside?: string; go: string };
const most = 5;
/** In this tab alone: what somebody looked at stays on no machine that others use after them. */
const name = (workspace: string) => `chuan.recent.${workspace}`;

export function recentIn(workspace: string): Kept[] {
  return JSON.parse(sessionStorage.getItem(name(workspace)) ?? "[]") as Kept[];
}
export function remember(workspace: string, { id, label, aside, go }: Choice): void {
  if (typeof go !== "string") return;
  const kept: Kept = { id, label, ...(aside ? { aside } : {}), go };
  const all = [kept, ...recentIn(workspace).filter((each) => each.go !== go)].slice(0, most);
  sessionStorage.setItem(name(workspace), JSON.stringify(all));
}
