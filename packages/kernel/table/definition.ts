import type { CreateTableCommandInput } from "@aws-sdk/client-dynamodb";
import { attributesOf } from "./limits.ts";
import { type Index, indexes } from "./port.ts";

const keysOf = (index?: Index) => {
  const [AttributeHash, AttributeRange] = attributesOf(index);
  return [
    { AttributeName: AttributeHash, KeyType: "HASH" as const },
    { AttributeName: AttributeRange, KeyType: "RANGE" as const },
  ];
};

/** The attribute after which DynamoDB deletes an item, in epoch seconds; it is switched on apart from creating the table. */
export const ttlAttribute = "ttl";

/** What this engine needs of its table: tests and infrastructure make it from here. */
export function tableDefinition(TableName: string) {
  return {
    TableName,
    BillingMode: "PAY_PER_REQUEST",
    AttributeDefinitions: [undefined, ...indexes]
      .flatMap((index) => attributesOf(index))
      .map((AttributeName) => ({ AttributeName, AttributeType: "S" })),
    KeySchema: keysOf(),
    GlobalSecondaryIndexes: indexes.map((index) => ({
      IndexName: index,
      KeySchema: keysOf(index),
      Projection: { ProjectionType: "ALL" },
    })),
    StreamSpecification: { StreamEnabled: true, StreamViewType: "NEW_AND_OLD_IMAGES" },
  } satisfies CreateTableCommandInput;
}
