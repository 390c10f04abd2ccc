import { m } from "../../words/out/messages.js";
import type { Changes } from "./types.ts";

/** What was done and what stayed; of what was not done nothing is said. */
function countsOf({ changed, added, removed, moved, unchanged }: Changes["counts"]): string {
  const done = [
    changed > 0 && m.documents_count_changed({ count: changed }),
    added > 0 && m.documents_count_added({ count: added }),
    removed > 0 && m.documents_count_removed({ count: removed }),
    moved > 0 && m.documents_count_moved({ count: moved }),
  ].filter(Boolean);
  return m.documents_changes_count({ done: done.join(", "), unchanged });
}

/** A comparison in one sentence. */
export const told = ({ same, arrangement, counts }: Changes): string =>
  same ? m.documents_same() : arrangement ? m.documents_arrangement() : countsOf(counts);
