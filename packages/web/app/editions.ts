import type { ItemOf } from "./api-types.ts";
import { type Look, version } from "./states.ts";

export type Shown = ItemOf<"GET /v1/agencies/{agency}/documents/{id}/versions">;
export type Edition = Shown["edition"];
export type Status = ItemOf<"GET /v1/agencies/{agency}/documents">["statuses"][number];

/** How an edition is called: issue and revision, `2.0`. */
export const numberOf = ({ issue, revision }: { issue: number; revision: number }): string => `${issue}.${revision}`;

const listed: { readonly [S in Status]: true } = {
  in_preparation: true,
  in_review: true,
  reviewed: true,
  awaiting_approval: true,
  scheduled: true,
  effective: true,
  withdrawn: true,
};
/** The states that a list names and filters by, in the order of a document's life. */
export const statuses = Object.keys(listed) as Status[];

/** How one version stands: on its way by its own state, afterwards by what its document says of it. */
export function standingLook({ edition, standing }: { edition: Edition; standing: Shown["standing"] }): Look {
  if (edition.state === "disposed") return version.disposed;
  if (standing !== "in_preparation") return version[standing];
  return edition.state in version ? version[edition.state as keyof typeof version] : version.in_preparation;
}
