import { job } from "@chuan/core/access";
import { asJob, type Means } from "@chuan/core/entrance";
import { inviteToPlatform, listOnPlatform } from "@chuan/core/people";
import { type OperatorCtx, Problem } from "@chuan/kernel";

/** What the clerk is invoked with by hand, once, by whoever deploys. */
export type FirstOperator = { readonly firstOperator: { readonly email: string; readonly name: string } };

const deployment = job("deployment", "member:read", "member:manage", "member:appoint");

/** Invites the operator who invites everybody else; the mail follows. @throws conflict platform.has_people once anybody was invited */
export async function inviteFirst(means: Means, { firstOperator: { email, name } }: FirstOperator): Promise<void> {
  const ctx = asJob<OperatorCtx>(means, deployment, { level: "operator" });
  for (const state of ["invited", "active", "deactivated"] as const)
    if ((await listOnPlatform(ctx, { state, limit: 1 })).items.length > 0) throw hasPeople;
  await inviteToPlatform(ctx, { email, name, roles: ["operator"] });
}

const hasPeople = new Problem("conflict", "platform.has_people", {
  vi: "Nền tảng đã có người; hãy nhờ một người quản trị nền tảng mời.",
  en: "The platform has people already; let one of its operators invite.",
});
