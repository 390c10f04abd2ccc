import type { LambdaClient } from "@aws-sdk/client-lambda";
import type { Route53Client } from "@aws-sdk/client-route-53";
import type { SESv2Client } from "@aws-sdk/client-sesv2";
import type { STSClient } from "@aws-sdk/client-sts";
import type { Sentence } from "@chuan/kernel";

export type Clients = {
  readonly sts: STSClient;
  readonly lambda: LambdaClient;
  readonly ses: SESv2Client;
  readonly route53: Route53Client;
};
export type Stage = "dev" | "staging" | "production";
export const stages: readonly Stage[] = ["dev", "staging", "production"];

/** `missing` stands in the way of a deployment, `advised` does not; `unknown` could not be asked. */
export type Finding = { readonly what: string; readonly state: "ok" | "missing" | "advised" | "unknown"; readonly say: Sentence };
export type Wanted = {
  readonly stage: Stage;
  readonly env: { readonly [name: string]: string | undefined };
  readonly region: string | undefined;
};

export const found = (what: string, state: Finding["state"], vi: string, en: string): Finding => ({ what, state, say: { vi, en } });
