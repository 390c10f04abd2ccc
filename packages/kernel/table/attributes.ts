import { broken } from "../errors.ts";
import type { Item, Json } from "./port.ts";

/** A value as DynamoDB's interface writes it, with its kind. Only what JSON has: nothing else is put there. */
export type Attribute =
  | { readonly S: string }
  | { readonly N: string }
  | { readonly BOOL: boolean }
  | { readonly NULL: true }
  | { readonly L: readonly Attribute[] }
  | { readonly M: Attributes };
export type Attributes = { readonly [name: string]: Attribute };

type Plain = { readonly [name: string]: Json | undefined };

/** What is undefined is left out. */
export const attributesFrom = (plain: Plain): Attributes =>
  Object.fromEntries(Object.entries(plain).flatMap(([name, value]) => (value === undefined ? [] : [[name, attributeFrom(value)]])));

function attributeFrom(value: Json): Attribute {
  if (typeof value === "string") return { S: value };
  if (typeof value === "number") return { N: String(value) };
  if (typeof value === "boolean") return { BOOL: value };
  if (value === null) return { NULL: true };
  if (Array.isArray(value)) return { L: value.map(attributeFrom) };
  return { M: attributesFrom(value as Plain) };
}

/** Beyond 2^53 a sum loses its last digits, as in every JavaScript number. @throws broken `table.bad_attribute` at a kind that we never write */
export const itemFrom = (attributes: Attributes): Item => plainFrom(attributes) as Item;

const plainFrom = (attributes: Attributes) =>
  Object.fromEntries(Object.entries(attributes).map(([name, attribute]) => [name, valueFrom(attribute)]));

function valueFrom(attribute: Attribute): Json {
  if ("S" in attribute) return attribute.S;
  if ("N" in attribute) return Number(attribute.N);
  if ("BOOL" in attribute) return attribute.BOOL;
  if ("NULL" in attribute) return null;
  if ("L" in attribute) return attribute.L.map(valueFrom);
  if ("M" in attribute) return plainFrom(attribute.M);
  throw broken("table.bad_attribute", `an attribute of the kind ${Object.keys(attribute).join()}`);
}
