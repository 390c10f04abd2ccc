import * as agencies from "../agencies/routes.tsx";
import * as clients from "../clients/routes.tsx";
import * as disposal from "../documents/disposal/routes.tsx";
import * as documents from "../documents/routes.tsx";
import * as laws from "../laws/routes.tsx";
import * as models from "../models/routes.tsx";
import * as overview from "../overview/routes.tsx";
import * as people from "../people/routes.tsx";
import * as settings from "../settings/routes.tsx";
import * as nation from "../nation/routes.tsx";
import * as provinces from "../provinces/routes.tsx";
import * as tasks from "../tasks/routes.tsx";
import * as trails from "../trails/routes.tsx";
import type { Noun } from "./noun.ts";

/** Every noun with screens: one line here, one in `router.tsx`. */
export const nouns: readonly Noun[] = [
  overview.noun,
  tasks.noun,
  documents.noun,
  laws.noun,
  disposal.noun,
  agencies.noun,
  models.noun,
  people.noun,
  settings.noun,
  clients.noun,
  trails.noun,
  provinces.noun,
  nation.noun,
];
