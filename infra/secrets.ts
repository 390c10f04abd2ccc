import type { Statement } from "./isolation";
import type { Settings } from "./settings";

/**
 * Places for keys, empty until the clock fills them: no key passes through a template, the state of a deployment, or whoever deploys. The
 * public half of the signing keys has a place of its own, so that only what signs in reads the private one.
 */
export function createSecrets({ kept }: Settings, key: aws.kms.Key | undefined) {
  const place = (name: string, description: string) =>
    new aws.secretsmanager.Secret(
      name,
      { description, recoveryWindowInDays: kept ? 30 : 7, ...(key ? { kmsKeyId: key.arn } : {}) },
      { retainOnDelete: kept },
    );
  return {
    ring: place("SigningRing", "Chuẩn: keys that sign access tokens"),
    jwks: place("Jwks", "Chuẩn: public keys by which access tokens are checked"),
    ticketKey: place("TicketKey", "Chuẩn: key of the links in mails"),
  };
}
export type Secrets = ReturnType<typeof createSecrets>;

/** Leave to read what is kept in these places. */
export const reading = (arns: readonly string[]): Statement[] => [
  { Sid: "ReadKeys", Effect: "Allow", Action: ["secretsmanager:GetSecretValue"], Resource: arns },
];
/** Leave to put new keys there. */
export const turning = (arns: readonly string[]): Statement[] => [
  { Sid: "TurnKeys", Effect: "Allow", Action: ["secretsmanager:PutSecretValue"], Resource: arns },
];
