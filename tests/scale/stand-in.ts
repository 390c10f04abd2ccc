import type { Table } from "@chuan/kernel";
import { pretended, served } from "../../packages/kernel/amazon/pretended.test-helper.ts";
import { type Attributes, attributesFrom, itemFrom } from "../../packages/kernel/table/attributes.ts";
import type { Index, Range } from "../../packages/kernel/table/port.ts";

type Asked = { RequestItems: { [table: string]: { Keys: Attributes[] } } };
type Ranged = { IndexName?: Index; Limit: number; ScanIndexForward: boolean; ExpressionAttributeValues: Attributes };

/**
 * Amazon as functions meet it on one address each: DynamoDB that reads a table in memory, secrets with their values, STS that lends to whoever
 * asks. What a function spends on asking, signing and reading the answer is its own; what stands behind is not measured.
 */
export async function standIn(table: Table, secrets: { readonly [arn: string]: string }) {
  const [dynamodb, ofSecrets, sts] = [pretended(), pretended(), pretended()];
  const found = async (key: Attributes) => {
    const item = await table.get(itemFrom(key));
    return item ? [attributesFrom(item)] : [];
  };
  dynamodb.on("GetItem", async ({ Key }: { Key: Attributes }) => {
    const [Item] = await found(Key);
    return Item ? { Item } : {};
  });
  dynamodb.on("BatchGetItem", async ({ RequestItems }: Asked) => {
    const asked = Object.entries(RequestItems).map(
      async ([name, { Keys }]) => [name, (await Promise.all(Keys.map(found))).flat()] as const,
    );
    return { Responses: Object.fromEntries(await Promise.all(asked)) };
  });
  dynamodb.on("Query", async ({ IndexName, Limit, ScanIndexForward, ExpressionAttributeValues }: Ranged) => {
    const said = itemFrom(ExpressionAttributeValues) as unknown as { readonly [stand: string]: string };
    const { ":p": pk = "", ":from": from, ":to": to } = said;
    const range: Range = { pk, limit: Limit, newestFirst: !ScanIndexForward, ...(IndexName ? { index: IndexName } : {}) };
    const { items } = await table.query({ ...range, ...(from ? { from } : {}), ...(to ? { to } : {}) });
    return { Items: items.map(attributesFrom) };
  });
  ofSecrets.on("GetSecretValue", ({ SecretId }: { SecretId: string }) => ({ SecretString: secrets[SecretId] }));
  const Expiration = new Date(Date.now() + 3_600_000).toISOString();
  sts.on("AssumeRole", () => ({ AccessKeyId: "x", SecretAccessKey: "s", SessionToken: "t", Expiration }));
  const servers = await Promise.all([served(dynamodb), served(ofSecrets), served(sts)]);
  const [dynamodbAt, secretsAt, stsAt] = servers.map(({ url }) => url);
  return {
    env: { AWS_ENDPOINT_URL_DYNAMODB: dynamodbAt!, AWS_ENDPOINT_URL_SECRETS_MANAGER: secretsAt!, AWS_ENDPOINT_URL_STS: stsAt! },
    close: () => Promise.all(servers.map(({ close }) => close())),
  };
}
