import { attributesFrom } from "./attributes.ts";
import { isEmpty } from "./limits.ts";
import { keyOf, type Op, type When } from "./port.ts";

type Scalar = string | number | boolean;
type Adding = Extract<Op, { add: unknown }>;

/** Stand-ins for names and values: an attribute may be named anything (`overdue@2026-12-01`), an expression's words may not. */
function standIns() {
  const names: Record<string, string> = {};
  const values: Record<string, Scalar> = {};
  return {
    name(attribute: string) {
      const known = Object.keys(names).find((each) => names[each] === attribute);
      const stand = known ?? `#${Object.keys(names).length}`;
      names[stand] = attribute;
      return stand;
    },
    value(value: Scalar) {
      const stand = `:${Object.keys(values).length}`;
      values[stand] = value;
      return stand;
    },
    attributes: () => ({
      ...(Object.keys(names).length > 0 ? { ExpressionAttributeNames: names } : {}),
      ...(Object.keys(values).length > 0 ? { ExpressionAttributeValues: attributesFrom(values) } : {}),
    }),
  };
}

function conditionOf(when: When | undefined, { name, value }: ReturnType<typeof standIns>) {
  if (!when || isEmpty(when)) return {};
  const gone = () => `attribute_not_exists(${name("pk")})`;
  const each = (wanted: { readonly [name: string]: Scalar } | undefined, say: (attribute: string, value: string) => string) =>
    Object.entries(wanted ?? {}).map(([attribute, wish]) => say(name(attribute), value(wish)));
  const parts = [
    ...(when.absent ? [gone()] : []),
    ...(when.free === undefined ? [] : [`(${gone()} OR ${name("ttl")} <= ${value(when.free)})`]),
    ...each(when.equals, (a, v) => `${a} = ${v}`),
    ...each(when.differs, (a, v) => `(attribute_not_exists(${a}) OR ${a} <> ${v})`),
    ...each(when.less, (a, v) => `(attribute_not_exists(${a}) OR ${a} < ${v})`),
  ];
  // The loser is shown what it lost to, and need not read again.
  return { ConditionExpression: parts.join(" AND "), ReturnValuesOnConditionCheckFailure: "ALL_OLD" as const };
}

function updateOf({ by, set, drop = [] }: Adding, { name, value }: ReturnType<typeof standIns>) {
  const sums = Object.entries(by).map(([attribute, n]) => `${name(attribute)} ${value(n)}`);
  const sets = Object.entries(set ?? {}).map(([attribute, v]) => `${name(attribute)} = ${value(v)}`);
  const clause = (word: string, parts: readonly string[]) => (parts.length > 0 ? [`${word} ${parts.join(", ")}`] : []);
  return [...clause("ADD", sums), ...clause("SET", sets), ...clause("REMOVE", drop.map(name))].join(" ");
}

/** One op as a part of a TransactWriteItems. */
export function partOf(TableName: string, op: Op) {
  const { pk, sk } = keyOf(op);
  const Key = attributesFrom({ pk, sk });
  const stand = standIns();
  const condition = conditionOf(op.when, stand);
  if ("put" in op) return { Put: { TableName, Item: attributesFrom(op.put), ...condition, ...stand.attributes() } };
  if ("delete" in op) return { Delete: { TableName, Key, ...condition, ...stand.attributes() } };
  if ("add" in op) {
    const UpdateExpression = updateOf(op, stand);
    return { Update: { TableName, Key, UpdateExpression, ...condition, ...stand.attributes() } };
  }
  return { ConditionCheck: { TableName, Key, ConditionExpression: "", ...condition, ...stand.attributes() } };
}
