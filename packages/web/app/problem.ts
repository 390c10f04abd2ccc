type Told = {
  status: number;
  code: string;
  title: string;
  detail: string;
  requestId: string;
  version?: number;
  errors?: readonly { path: string; message: string }[];
};

/** A refusal as the API tells it (RFC 9457): the sentence is for people, the code for programs. */
export class Problem extends Error {
  readonly told: Told;
  constructor(told: Told) {
    super(told.detail);
    this.name = "Problem";
    this.told = told;
  }
  get code(): string {
    return this.told.code;
  }
  get status(): number {
    return this.told.status;
  }
}

/** No answer came: the machine is offline, or the platform is out of reach. */
export class Unreachable extends Error {
  constructor() {
    super("unreachable");
    this.name = "Unreachable";
  }
}

/** Worth sending again with the same key: nothing is known of the first. */
export const isPassing = (error: unknown): boolean =>
  error instanceof Unreachable || (error instanceof Problem && (error.status === 503 || error.status === 429));

/** The refusals that a renewed session cures: no access token came along, or it is not, or no longer, good. Every other is told. */
export const ofAccess: ReadonlySet<string> = new Set(["access.unauthenticated", "token.expired", "token.refused"]);

/** What the API says of each field, by its path. */
export function fieldErrors(error: unknown): Readonly<Record<string, string>> {
  if (!(error instanceof Problem)) return {};
  return Object.fromEntries((error.told.errors ?? []).map(({ path, message }) => [path, message]));
}
