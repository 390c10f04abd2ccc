import type { Body } from "../text/types.ts";

/** What was saved first, then what is written here, with a rule between. */
export const joined = (theirs: Body, mine: Body): Body => ({
  type: "doc",
  content: [...theirs.content, { type: "horizontalRule" }, ...mine.content],
});
