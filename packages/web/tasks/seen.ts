import { useState } from "react";

/** What this person has been shown of their tasks, on this machine: a look at the bell is not worth a line of the log. */
const name = (account: string) => `chuan.seen.${account}`;
const seenBy = (account: string): readonly string[] => JSON.parse(localStorage.getItem(name(account)) ?? "[]") as string[];

export function useSeen(account: string): [ReadonlySet<string>, (all: readonly string[]) => void] {
  const [seen, set] = useState(() => seenBy(account));
  return [
    new Set(seen),
    (all) => {
      // Only what is still there is kept: what comes back later has come anew.
      localStorage.setItem(name(account), JSON.stringify(all));
      set(all);
    },
  ];
}
