import { account } from "./screens/account.ts";
import { desk } from "./screens/desk.ts";
import { documents } from "./screens/documents.ts";
import { frame } from "./screens/frame.ts";
import { imports } from "./screens/imports.ts";
import { disposal, laws } from "./screens/laws.ts";
import { models } from "./screens/models.ts";
import { nation } from "./screens/nation.ts";
import { operator } from "./screens/operator.ts";
import type { Screen } from "./screens/screen.ts";

/** Every route there is, and the moments of it that look different. The pictures and the checks of every screen walk this table. */
export const screens: readonly Screen[] = [
  ...account,
  ...frame,
  ...documents,
  ...laws,
  ...disposal,
  ...desk,
  ...models,
  ...imports,
  ...operator,
  ...nation,
];
