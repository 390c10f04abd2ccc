import packageJson from "../package.json" with { type: "json" };

/** What differs from one stage to another. Whoever deploys sets the rest as variables of the environment (docs/architecture.md). */
export type Settings = {
  readonly stage: string;
  readonly version: string;
  /** Kept when the stage is removed, protected from deletion, locked, under keys of its own. */
  readonly kept: boolean;
  /** Host name of the pages, in a zone of Route 53 of this account; without it CloudFront's own. */
  readonly domain: string | undefined;
  /** Domain from which letters come, in a zone of Route 53 of this account; or one address, confirmed by hand. */
  readonly mailSender: string;
  /** Who is told of alarms and of the month's cost. */
  readonly alarmsTo: string | undefined;
  /** US dollars a month, of the stage and of one province, past which someone is told. */
  readonly budget: { readonly stage: number; readonly province: number };
  /** Provinces with a table and a bucket of their own. */
  readonly silos: readonly string[];
  /** For how long a confirmed file cannot be deleted, in days; 0 where files are not locked. */
  readonly lockDays: number;
};

export const stages = ["dev", "staging", "production"] as const;
/** Near to Việt Nam; no region lies inside. What that means for state data stands in the decision on the cloud's isolation. */
const usualRegion = "ap-southeast-1";

export const regionOf = (env: NodeJS.ProcessEnv): string => env["CHUAN_REGION"] ?? usualRegion;

/** @throws Error for a stage or a province that is none: a stage's name decides on protection, so it cannot be anything. */
export function settingsOf(stage: string, env: NodeJS.ProcessEnv): Settings {
  if (!(stages as readonly string[]).includes(stage)) throw new Error(`There is no stage ${stage}; there are ${stages.join(", ")}.`);
  const kept = stage === "production";
  const silos = (env["CHUAN_SILOS"] ?? "").split(",").filter(Boolean);
  for (const province of silos)
    if (!/^\d{2}\.\d{4}$/.test(province)) throw new Error(`CHUAN_SILOS: ${province} is no province's key, such as 22.2025.`);
  return {
    stage,
    version: packageJson.version,
    kept,
    domain: env["CHUAN_DOMAIN"],
    mailSender: env["CHUAN_MAIL_SENDER"] ?? env["CHUAN_DOMAIN"] ?? "chuan@example.com",
    alarmsTo: env["CHUAN_ALARMS_TO"],
    budget: { stage: Number(env["CHUAN_BUDGET"] ?? 500), province: Number(env["CHUAN_BUDGET_PROVINCE"] ?? 50) },
    silos,
    lockDays: kept ? Number(env["CHUAN_LOCK_DAYS"] ?? 365) : 0,
  };
}
