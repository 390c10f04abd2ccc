import type { Ask, Line, Setting, Someone } from "./setting.ts";
import { identityRows } from "./rows-identity.ts";
import { operatorRows } from "./rows-operator.ts";
import { workspaceRows } from "./rows-workspace.ts";

/** What must be there, and what the rightful caller `me` then sends and is answered with 200. */
export type Row = {
  ask: (w: Setting, me: Someone) => Promise<Ask> | Ask;
  /** For routes without a token: the same with a secret that is not right. */
  wrong?: (ask: Ask) => Ask;
  /** Where one decides by oneself in which capacity one calls. */
  as?: Someone["role"];
};

/** A row for every route there is: a new route without one does not compile. */
export const rows: { readonly [L in Line]: Row } = { ...identityRows, ...workspaceRows, ...operatorRows };
