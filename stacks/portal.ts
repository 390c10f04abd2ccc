import { reaches } from "@chuan/kernel/infra";
import { itemsWithin } from "../infra/isolation";

/**
 * The public page's place. Nothing is published yet, so there is no function: this is what its role will be allowed, and tests hold it to
 * `PUB#` already.
 */
export const portalMay = (table: string) => itemsWithin(reaches.portal, ["GetItem", "Query"], [table]);
