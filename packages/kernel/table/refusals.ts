import type { CancellationReason } from "@aws-sdk/client-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import { broken } from "../errors.ts";
import { type Item, Refused } from "./port.ts";
import { isPassing } from "./retry.ts";

/** Beyond 2^53 a sum loses its last digits, as in every JavaScript number; unasked, the SDK would make it a bigint. */
export const numbers = { wrapNumbers: Number };

/** lib-dynamodb unmarshalls answers, but not the items inside errors. */
const plain = (item: CancellationReason["Item"]) => item && (unmarshall(item, numbers) as Item);

/**
 * What a failed write means: conditions that did not hold are a `Refused`; a transaction that only met another has lost nothing and
 * is named after what stood in its way, so that it is tried again; what DynamoDB calls invalid is our fault.
 */
export function meaningOf(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  if (error.name === "ValidationException") return invalid(error);
  if (error.name !== "TransactionCanceledException") return error;
  const reasons = (error as { CancellationReasons?: CancellationReason[] }).CancellationReasons ?? [];
  const lost = reasons.flatMap(({ Code, Item: item }, i) => (Code === "ConditionalCheckFailed" ? [[i, plain(item)] as const] : []));
  if (lost.length > 0) return new Refused(new Map(lost));
  const obstacles = reasons.flatMap(({ Code, Message }) => (Code && Code !== "None" ? [named(Code, Message)] : []));
  const lasting = obstacles.find((each) => !isPassing(each));
  return lasting?.name === "ValidationError" ? invalid(lasting) : (lasting ?? obstacles[0] ?? error);
}

/** An add to what is no number, or that makes an item too large: the rest was refused before it was sent. */
const invalid = (error: Error) => Object.assign(broken("table.invalid", error.message), { cause: error });
const named = (name: string, message = name) => Object.assign(new Error(message), { name });
