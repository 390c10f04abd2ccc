import { amazon, type Ask, type Credentials, type Service } from "@chuan/kernel/amazon";

/** Lambda tells its function which region it is in, and lends it the credentials of its role for as long as it lives. */
const told = (name: string) => process.env[name] || undefined;
function own(): Credentials {
  const [accessKeyId = "", secretAccessKey = ""] = [told("AWS_ACCESS_KEY_ID"), told("AWS_SECRET_ACCESS_KEY")];
  const sessionToken = told("AWS_SESSION_TOKEN");
  return { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) };
}
/** As Amazon's own clients and tools name what stands in for a service. */
const elsewhere = { dynamodb: "DYNAMODB", streams: "DYNAMODB_STREAMS", secrets: "SECRETS_MANAGER", sts: "STS" } as const;

/** A service of Amazon's, with the function's own role or with the credentials of a tenant. */
export const service = (name: Service, credentials: Credentials = own()): Ask =>
  amazon({ service: name, region: told("AWS_REGION") ?? "", endpoint: told(`AWS_ENDPOINT_URL_${elsewhere[name]}`), credentials });
