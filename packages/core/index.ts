import { type Noun, nounAt } from "@chuan/kernel";
import { Accounts, Attempts, ClientKeys, Sessions, Tickets } from "./accounts/index.ts";
import { Adoptions } from "./adoption/index.ts";
import { Agencies } from "./agencies/index.ts";
import { Clients } from "./clients/index.ts";
import { Comments } from "./comments/index.ts";
import { Destructions, Documents, Texts, Versions } from "./documents/index.ts";
import { FileRecords } from "./files/index.ts";
import { Imports, Parts } from "./imports/index.ts";
import { LegalUpdates } from "./laws/index.ts";
import { ModelEditions, Models, ModelTexts, Offers, Uptakes } from "./models/index.ts";
import { Members } from "./people/index.ts";
import { Workspaces } from "./provinces/index.ts";
import { Distributions, Duties } from "./reading/index.ts";
import { AgencySettingsOf, SettingsOf } from "./settings/index.ts";

/**
 * Every noun there is, with the levels at which its records live: so all that belongs to a place is found by its partitions, and never by
 * scanning. A new noun is one more line here; a test counts them.
 */
export const nouns: readonly Noun[] = [
  nounAt(Workspaces, "workspace"),
  nounAt(SettingsOf, "province"),
  nounAt(Imports, "province"),
  nounAt(Parts, "province"),
  nounAt(Clients, "province"),
  nounAt(Members, "agency", "province", "operator"),
  nounAt(Adoptions, "agency"),
  nounAt(Agencies, "agency"),
  nounAt(AgencySettingsOf, "agency"),
  nounAt(Documents, "agency"),
  nounAt(Versions, "agency"),
  nounAt(Texts, "agency"),
  nounAt(FileRecords, "agency"),
  nounAt(Destructions, "agency"),
  nounAt(Comments, "agency"),
  nounAt(Distributions, "agency"),
  nounAt(Duties, "agency"),
  nounAt(LegalUpdates, "agency"),
  nounAt(Models, "province"),
  nounAt(ModelTexts, "province"),
  nounAt(Offers, "province"),
  nounAt(ModelEditions, "province"),
  nounAt(Uptakes, "agency"),
  nounAt(Accounts, "identity"),
  nounAt(Attempts, "identity"),
  nounAt(ClientKeys, "identity"),
  nounAt(Sessions, "identity"),
  nounAt(Tickets, "identity"),
];
