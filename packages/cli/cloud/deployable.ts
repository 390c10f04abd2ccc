import { GetAccountSettingsCommand } from "@aws-sdk/client-lambda";
import { ListHostedZonesByNameCommand } from "@aws-sdk/client-route-53";
import { GetAccountCommand, GetEmailIdentityCommand } from "@aws-sdk/client-sesv2";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { type Clients, type Finding, found, type Wanted } from "./findings.ts";
import { isNobody, noCredentials } from "./no-credentials.ts";

/** Concurrent executions below which a morning's sign-ins would be throttled; new accounts begin with ten. */
const leastConcurrency = 400;

/**
 * Everything an operator must have before `npm run sst -- deploy --stage`, and what of it is missing. It changes nothing.
 * @throws illegal_state cli.no_aws_credentials
 */
export async function deployable(clients: Clients, wanted: Wanted): Promise<Finding[]> {
  const account = await accountOf(clients);
  const asked = [account, region(wanted), ...settingsOf(wanted)];
  const told = await Promise.all([
    unlessRefused("quota", () => concurrency(clients)),
    unlessRefused("domain", () => zoneOf(clients, wanted)),
    unlessRefused("ses", () => mailing(clients)),
    unlessRefused("sender", () => sender(clients, wanted)),
  ]);
  return [...asked, ...told];
}

async function accountOf({ sts }: Clients): Promise<Finding> {
  try {
    const { Account, Arn } = await sts.send(new GetCallerIdentityCommand({}));
    return found("account", "ok", `Tài khoản AWS ${Account}, với ${Arn}.`, `AWS account ${Account}, as ${Arn}.`);
  } catch (error) {
    throw isNobody(error) ? noCredentials : error;
  }
}

function region({ region }: Wanted): Finding {
  return region === undefined
    ? found(
        "region",
        "missing",
        "Chưa chọn vùng; đặt CHUAN_REGION (ap-southeast-1 là Singapore).",
        "No region; set CHUAN_REGION (ap-southeast-1 is Singapore).",
      )
    : found(
        "region",
        "ok",
        `Vùng ${region}; dữ liệu nằm ngoài Việt Nam, xem docs/runbook.md.`,
        `Region ${region}; data lie outside Việt Nam, see docs/runbook.md.`,
      );
}

/** What a stage can do without and production cannot. */
function settingsOf({ stage, env }: Wanted): Finding[] {
  const need = (what: string, name: string, vi: string, en: string): Finding => {
    if (env[name]) return found(what, "ok", `${name}=${env[name]}`, `${name}=${env[name]}`);
    return found(what, stage === "production" ? "missing" : "advised", `${name} chưa đặt: ${vi}`, `${name} is not set: ${en}`);
  };
  return [
    need(
      "host",
      "CHUAN_DOMAIN",
      "tên miền của hệ thống, trong một vùng Route 53 của tài khoản này.",
      "the host name, in a zone of Route 53 of this account.",
    ),
    need(
      "alarms",
      "CHUAN_ALARMS_TO",
      "ai nhận cảnh báo và chi phí; nhớ bấm xác nhận trong thư của SNS.",
      "who hears alarms and costs; they confirm by SNS's mail.",
    ),
    need("mail", "CHUAN_MAIL_SENDER", "tên miền hoặc địa chỉ gửi thư mời.", "the domain or address that letters come from."),
  ];
}

async function concurrency({ lambda }: Clients): Promise<Finding> {
  const { AccountLimit } = await lambda.send(new GetAccountSettingsCommand({}));
  const have = AccountLimit?.ConcurrentExecutions ?? 0;
  if (have >= leastConcurrency)
    return found("quota", "ok", `Lambda: ${have} lượt chạy đồng thời.`, `Lambda: ${have} concurrent executions.`);
  const vi = `Lambda chỉ cho ${have} lượt chạy đồng thời, cần ${leastConcurrency}; xin tăng hạn mức L-B99A9384 ở Service Quotas.`;
  return found(
    "quota",
    "missing",
    vi,
    `Lambda allows ${have} concurrent executions of ${leastConcurrency}; ask Service Quotas for L-B99A9384.`,
  );
}

async function zoneOf({ route53 }: Clients, { env }: Wanted): Promise<Finding> {
  const domain = env["CHUAN_DOMAIN"];
  if (!domain) return found("domain", "unknown", "Chưa có tên miền để kiểm tra.", "There is no host name to look for.");
  // The zone of a host is its own name or any above it.
  const parts = domain.split(".");
  const above = parts.slice(0, -1).map((_, i) => `${parts.slice(i).join(".")}.`);
  for (const DNSName of above) {
    const { HostedZones = [] } = await route53.send(new ListHostedZonesByNameCommand({ DNSName, MaxItems: 1 }));
    const [first] = HostedZones;
    if (first?.Name === DNSName && !first.Config?.PrivateZone)
      return found("domain", "ok", `Vùng Route 53 ${DNSName}`, `Zone ${DNSName} of Route 53.`);
  }
  const vi = `Tài khoản này không có vùng Route 53 nào cho ${domain}; hãy tạo vùng và trỏ NS của tên miền về đó.`;
  return found("domain", "missing", vi, `This account has no zone of Route 53 for ${domain}; make one and point the domain's NS there.`);
}

async function mailing({ ses }: Clients): Promise<Finding> {
  const { ProductionAccessEnabled, SendingEnabled, SendQuota } = await ses.send(new GetAccountCommand({}));
  const day = SendQuota?.Max24HourSend ?? 0;
  if (ProductionAccessEnabled && SendingEnabled)
    return found("ses", "ok", `SES gửi được ${day} thư mỗi ngày.`, `SES sends ${day} letters a day.`);
  const vi = "SES còn trong hộp cát hoặc đang tắt gửi: chỉ gửi tới địa chỉ đã xác nhận; xin quyền gửi thật trong bảng SES của vùng này.";
  return found(
    "ses",
    "missing",
    vi,
    "SES is in its sandbox or switched off: only confirmed addresses get letters; ask for production access in this region's SES.",
  );
}

async function sender({ ses }: Clients, { env }: Wanted): Promise<Finding> {
  const identity = env["CHUAN_MAIL_SENDER"] ?? env["CHUAN_DOMAIN"];
  if (!identity) return found("sender", "unknown", "Chưa có địa chỉ gửi để kiểm tra.", "There is no sender to look for.");
  try {
    const { VerifiedForSendingStatus } = await ses.send(new GetEmailIdentityCommand({ EmailIdentity: identity }));
    if (VerifiedForSendingStatus) return found("sender", "ok", `${identity} đã xác nhận ở SES.`, `${identity} is confirmed with SES.`);
    const vi = `${identity} chưa xác nhận ở SES; xem bản ghi DKIM, hoặc thư xác nhận.`;
    return found("sender", "missing", vi, `${identity} is not confirmed with SES; see its DKIM records, or the letter of confirmation.`);
  } catch (error) {
    if (!(error instanceof Error && error.name === "NotFoundException")) throw error;
    if (identity.includes("@")) {
      const vi = `SES chưa biết ${identity}; thêm địa chỉ này rồi bấm xác nhận trong thư.`;
      return found("sender", "missing", vi, `SES does not know ${identity}; add it and confirm by its letter.`);
    }
    return found("sender", "ok", `${identity} sẽ được tạo ở SES khi triển khai.`, `${identity} is made in SES by the deployment.`);
  }
}

/** What these credentials may not ask is told as not known, with the reason: the other answers count all the same. */
async function unlessRefused(what: string, ask: () => Promise<Finding>): Promise<Finding> {
  try {
    return await ask();
  } catch (error) {
    const why = error instanceof Error ? error.name : String(error);
    return found(
      what,
      "unknown",
      `Không hỏi được AWS (${why}); kiểm tra quyền của tài khoản đang dùng.`,
      `AWS would not say (${why}); see what these credentials may do.`,
    );
  }
}
