import { AmazonError } from "../amazon/ask.ts";
import { broken } from "../errors.ts";
import { type Attributes, itemFrom } from "./attributes.ts";
import { Refused } from "./port.ts";
import { isPassing } from "./retry.ts";

/** Why one part of a transaction did not happen; of a condition that did not hold, with the item it met. */
export type CancellationReason = { readonly Code?: string; readonly Message?: string; readonly Item?: Attributes };

/**
 * What a failed write means: conditions that did not hold are a `Refused`; a transaction that only met another has lost nothing and
 * is named after what stood in its way, so that it is tried again; what DynamoDB calls invalid is our fault.
 */
export function meaningOf(error: unknown): unknown {
  if (!(error instanceof AmazonError)) return error;
  if (error.name === "ValidationException") return invalid(error);
  if (error.name !== "TransactionCanceledException") return error;
  const reasons = (error.answer as { CancellationReasons?: CancellationReason[] }).CancellationReasons ?? [];
  const lost = reasons.flatMap(({ Code, Item: item }, i) =>
    Code === "ConditionalCheckFailed" ? [[i, item && itemFrom(item)] as const] : [],
  );
  if (lost.length > 0) return new Refused(new Map(lost));
  const obstacles = reasons.flatMap(({ Code, Message }) => (Code && Code !== "None" ? [named(Code, Message)] : []));
  const lasting = obstacles.find((each) => !isPassing(each));
  return lasting?.name === "ValidationError" ? invalid(lasting) : (lasting ?? obstacles[0] ?? error);
}

/** An add to what is no number, or that makes an item too large: the rest was refused before it was sent. */
const invalid = (error: Error) => Object.assign(broken("table.invalid", error.message), { cause: error });
const named = (name: string, message = name) => Object.assign(new Error(message), { name });
