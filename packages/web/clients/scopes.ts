import { m } from "../words/out/messages.js";
import type { Input } from "../app/api-types.ts";

/** What a program may be given, in the order in which it is offered; the API refuses what nobody may give. */
export const scopes = {
  "agency:read": m.clients_agency_read,
  "agency:manage": m.clients_agency_manage,
  "adoption:read": m.clients_adoption_read,
  "adoption:record": m.clients_adoption_record,
  "adoption:declare": m.clients_adoption_declare,
  "document:read": m.clients_document_read,
  "model:manage": m.clients_model_manage,
  "figures:read": m.clients_figures_read,
  "task:read": m.clients_task_read,
  "member:read": m.clients_member_read,
  "settings:read": m.clients_settings_read,
  "settings:manage": m.clients_settings_manage,
  "trail:read": m.clients_trail_read,
} as const satisfies { readonly [S in Input<"POST /v1/clients">["scopes"][number]]?: () => string };
export type Scope = keyof typeof scopes;
export const scopeWord = (scope: string): string => (scope in scopes ? scopes[scope as Scope]() : scope);
