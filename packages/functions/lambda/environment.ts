import { broken } from "@chuan/kernel";

// Read by hand and not by schemas: this is the one input that every start waits for.
const told = (text: string) => text || undefined;
const address = (text: string) => (URL.canParse(text) ? text : undefined);
const days = (text: string) => (/^\d{1,5}$/.test(text) ? Number(text) : undefined);

type Silo = { readonly table: string; readonly bucket: string };
type Silos = { readonly [province: string]: Silo };
const isSilo = (value: unknown): value is Silo =>
  typeof value === "object" &&
  value !== null &&
  Object.keys(value).toSorted().join() === "bucket,table" &&
  Object.values(value).every((name) => typeof name === "string" && name !== "");
const areSilos = (value: unknown): value is Silos =>
  typeof value === "object" && value !== null && Object.entries(value).every(([key, silo]) => /^\d{2}\.\d{4}$/.test(key) && isSilo(silo));
/** Tables and buckets of provinces that have their own, by province key; `{}` while every province is pooled. */
function silos(text: string): Silos | undefined {
  try {
    const said: unknown = JSON.parse(text);
    return areSilos(said) && !Array.isArray(said) ? said : undefined;
  } catch {
    return undefined;
  }
}

/** What every function is told. `ORIGIN` is where people's browsers are, and where links in mails lead. */
const base = { STAGE: told, ORIGIN: address, VERSION: told, TABLE_NAME: told };
/** Of data of a province: which table, and the role to assume with the session tag `province` before touching them. */
const provinces = { SILOS: silos, TENANT_ROLE_ARN: told };
/** Files of provinces without a bucket of their own; `LOCK_DAYS` is 0 where files are not locked. */
const documents = { DOCUMENTS_BUCKET: told, LOCK_DAYS: days };
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
  workspace: { ...base, ...provinces, ...verifying, ...documents },
  /** Signing in, sessions and keys; also `/.well-known/jwks.json`, `/openapi.json` and `/docs`. */
  identity: { ...base, ...signing, ...tickets },
  /** Sums only: `N#`. */
  national: { ...base, ...verifying },
  /** Provinces come and go. */
  operator: { ...base, ...verifying, SILOS: silos },
  /** Stream → sums, and the nation's rows. Reads trails and sums, writes sums. */
  projector: { ...base, SILOS: silos },
  /**
   * Stream → directory of accounts, mail, imports that were left half done, who is asked to read what. Own role: the directory (`I#`) and the
   * platform's members (`O#`); for what is a province's it assumes the tenant role.
   */
  clerk: { ...base, ...provinces, ...tickets, MAIL_FROM: told, MAIL_CONFIGURATION_SET: told },
  /**
   * Once a day: documents come into force, sums are summed again, heads of logs are anchored in the locked bucket, signing keys turn. It makes the
   * keys that are not there yet, so none passes through a template or the machine that deploys.
   */
  clock: { ...base, ...provinces, ...documents, ...signing, ...verifying, ...tickets, ANCHORS_BUCKET: told },
} as const;

/** In which the router says whose address a request comes from. */
export const viewerHeader = "x-viewer-address";

export type FunctionName = keyof typeof environments;
type Readers<F extends FunctionName> = (typeof environments)[F];
export type Environment<F extends FunctionName> = {
  readonly [K in keyof Readers<F>]: Readers<F>[K] extends (text: string) => infer T ? NonNullable<T> : never;
};
/** What the stacks have to give: the same names, each a string. */
export type Variables<F extends FunctionName> = { readonly [K in keyof Readers<F>]: string };

/** @throws broken environment.wrong naming each variable that is missing or malformed: a function that was deployed wrongly ends at its start */
export function environmentOf<F extends FunctionName>(name: F, variables: { readonly [name: string]: string | undefined }): Environment<F> {
  const read = Object.entries<(text: string) => unknown>(environments[name]).map(([variable, reader]) => {
    const text = variables[variable];
    return [variable, text === undefined ? undefined : reader(text)] as const;
  });
  const wrong = read.flatMap(([variable, value]) => (value === undefined ? [variable] : []));
  if (wrong.length > 0) throw broken("environment.wrong", `${name}: ${wrong.join(", ")}`);
  // Safe: each variable of that function, as its reader gave it.
  return Object.fromEntries(read) as Environment<F>;
}
