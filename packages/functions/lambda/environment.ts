import * as z from "zod";

const told = z.string().min(1);
/** Tables and buckets of provinces that have their own, by province key; `{}` while every province is pooled. */
const silos = z
  .string()
  .transform((text): unknown => JSON.parse(text))
  .pipe(z.record(z.string().regex(/^\d{2}\.\d{4}$/), z.strictObject({ table: told, bucket: told })));

/** What every function is told. `ORIGIN` is where people's browsers are, and where links in mails lead. */
const base = { STAGE: told, ORIGIN: z.url(), VERSION: told, TABLE_NAME: told };
/** Of data of a province: which table, and the role to assume with the session tag `province` before touching them. */
const provinces = { SILOS: silos, TENANT_ROLE_ARN: told };
/** Files of provinces without a bucket of their own; `LOCK_DAYS` is 0 where files are not locked. */
const documents = { DOCUMENTS_BUCKET: told, LOCK_DAYS: z.coerce.number().int().min(0) };
/** The public half of the signing keys: a JWK set, as JSON. */
const verifying = { JWKS_SECRET_ARN: told };
/** The signing keys (`RingState` as JSON). */
const signing = { SIGNING_RING_SECRET_ARN: told };
/** The key of the links in mails: 32 bytes in base64url. */
const tickets = { TICKET_KEY_SECRET_ARN: told };

/**
 * What each function finds in its environment: the stacks give it, `environmentOf` reads it, so that a name cannot differ. A secret goes by
 * its ARN: its value is read at run time by the one role that may, and stands in no template.
 */
export const environments = {
  /** One province's workspace: its own role may do nothing but assume the tenant role. */
  workspace: z.object({ ...base, ...provinces, ...verifying, ...documents }),
  /** Signing in, sessions and keys; also `/.well-known/jwks.json`, `/openapi.json` and `/docs`. */
  identity: z.object({ ...base, ...signing, ...tickets }),
  /** Sums only: `N#`. */
  national: z.object({ ...base, ...verifying }),
  /** Provinces come and go. */
  operator: z.object({ ...base, ...verifying, SILOS: silos }),
  /** Stream → sums, and the nation's rows. Reads trails and sums, writes sums. */
  projector: z.object({ ...base, SILOS: silos }),
  /**
   * Stream → directory of accounts, mail, imports that were left half done, who is asked to read what. Own role: the directory (`I#`) and the
   * platform's members (`O#`); for what is a province's it assumes the tenant role.
   */
  clerk: z.object({ ...base, ...provinces, ...tickets, MAIL_FROM: told, MAIL_CONFIGURATION_SET: told }),
  /**
   * Once a day: documents come into force, sums are summed again, heads of logs are anchored in the locked bucket, signing keys turn. It makes the
   * keys that are not there yet, so none passes through a template or the machine that deploys.
   */
  clock: z.object({ ...base, ...provinces, ...documents, ...signing, ...verifying, ...tickets, ANCHORS_BUCKET: told }),
} as const;

/** In which the router says whose address a request comes from. */
export const viewerHeader = "x-viewer-address";

export type FunctionName = keyof typeof environments;
export type Environment<F extends FunctionName> = z.output<(typeof environments)[F]>;
/** What the stacks have to give: the same names, each a string. */
export type Variables<F extends FunctionName> = { readonly [K in keyof z.input<(typeof environments)[F]>]: string };

/** @throws ZodError naming each variable that is missing or malformed: a function that was deployed wrongly ends at its start. */
export function environmentOf<F extends FunctionName>(name: F, variables: { readonly [name: string]: string | undefined }): Environment<F> {
  // Safe: the schema is the one of that name.
  return environments[name].parse(variables) as Environment<F>;
}
