type Written = { readonly type: string; readonly target?: string; readonly body: string };
/** How a service is spoken to: what an action looks like on the wire, and what came back, refusals included. */
type Protocol = {
  write(action: string, input: object): Written;
  read(text: string): object;
  /** Amazon's own name for an exception, and its sentence; no name where the answer is not the service's. */
  refusal(text: string): { name?: string | undefined; message?: string | undefined; answer?: object };
};

const json = (version: string, prefix: string): Protocol => ({
  write: (action, input) => ({
    type: `application/x-amz-json-${version}`,
    target: `${prefix}.${action}`,
    body: JSON.stringify(input),
  }),
  read: (text) => (text === "" ? {} : (JSON.parse(text) as object)),
  refusal(text) {
    if (!text.startsWith("{")) return {};
    const answer = JSON.parse(text) as { [name: string]: string | undefined };
    // `com.amazonaws.dynamodb.v20120810#ResourceNotFoundException`
    return { name: answer["__type"]?.replace(/^.*#/, ""), message: answer["message"] ?? answer["Message"], answer };
  },
});

/** XML, of which we read what stands in its innermost elements: STS answers with one of each name, and none with signs of XML in it. */
const leaves = (text: string): { [name: string]: string } =>
  Object.fromEntries([...text.matchAll(/<(\w+)>([^<]*)<\/\1>/g)].map(([, name, value]) => [name, value]));
const form = (version: string): Protocol => ({
  write: (action, input) => ({
    type: "application/x-www-form-urlencoded; charset=utf-8",
    body: String(new URLSearchParams({ Action: action, Version: version, ...input })),
  }),
  read: leaves,
  refusal(text) {
    const { Code: name, Message: message } = leaves(text);
    return { name, message };
  },
});

/** The services that are asked without Amazon's own clients: where each is, under which name it is signed, and how it speaks. */
export const services = {
  dynamodb: { host: "dynamodb", signed: "dynamodb", ...json("1.0", "DynamoDB_20120810") },
  streams: { host: "streams.dynamodb", signed: "dynamodb", ...json("1.0", "DynamoDBStreams_20120810") },
  secrets: { host: "secretsmanager", signed: "secretsmanager", ...json("1.1", "secretsmanager") },
  sts: { host: "sts", signed: "sts", ...form("2011-06-15") },
} as const satisfies { [name: string]: Protocol & { host: string; signed: string } };
export type Service = keyof typeof services;
/** Where Amazon has a service of a region. */
export const addressOf = (service: Service, region: string) => `https://${services[service].host}.${region}.amazonaws.com`;
