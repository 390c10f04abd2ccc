import type { Wanted } from "../cloud/findings.ts";
import { Misused, type Told } from "../say.ts";
import { mustText, outsideVerb } from "../verb.ts";

export const deployCheck = outsideVerb(
  "deploy-check",
  { vi: "kiểm tra những gì cần có trước khi triển khai lên AWS", en: "checks what a deployment to AWS needs" },
  async (_, __, options): Promise<Told> => {
    const { stages } = await import("../cloud/findings.ts");
    const { deployable } = await import("../cloud/deployable.ts");
    const stage = stages.find((each) => each === mustText(options, "stage"));
    if (!stage) throw new Misused({ vi: `--stage là một trong ${stages.join(", ")}.`, en: `--stage is one of ${stages.join(", ")}.` });
    const region = process.env["CHUAN_REGION"] ?? process.env["AWS_REGION"];
    const findings = await deployable(await clients(region), { stage, env: process.env, region } satisfies Wanted);
    const lines = findings.map(({ what, state, say }) => {
      const cells = `${state.padEnd(8)} ${what.padEnd(8)}`;
      return { vi: `${cells} ${say.vi}`, en: `${cells} ${say.en}` };
    });
    return { data: { stage, findings }, lines, found: findings.some(({ state }) => state === "missing" || state === "unknown") };
  },
  (command) => command.requiredOption("--stage <stage>", "dev, staging, production"),
);

async function clients(region: string | undefined) {
  const [{ STSClient }, { LambdaClient }, { SESv2Client }, { Route53Client }] = await Promise.all([
    import("@aws-sdk/client-sts"),
    import("@aws-sdk/client-lambda"),
    import("@aws-sdk/client-sesv2"),
    import("@aws-sdk/client-route-53"),
  ]);
  // Something has to be said for a client to be made; that no region was chosen is told by itself.
  const config = { region: region ?? "ap-southeast-1" };
  return { sts: new STSClient(config), lambda: new LambdaClient(config), ses: new SESv2Client(config), route53: new Route53Client(config) };
}
