import type { Statement } from "./isolation";
import type { Settings } from "./settings";

/** Letters go out through SES, from one sender, over TLS only. A letter that comes back or is complained of is told to whoever hears alarms. */
export function createMail({ mailSender }: Settings, topic: aws.sns.Topic) {
  const ofDomain = !mailSender.includes("@");
  const email = new sst.aws.Email("Mail", {
    sender: mailSender,
    ...(ofDomain ? { dmarc: "v=DMARC1; p=quarantine;" } : {}),
    events: [{ name: "refused", types: ["bounce", "complaint", "reject"], topic: topic.arn }],
    transform: {
      configurationSet: (args) => {
        args.deliveryOptions = { tlsPolicy: "REQUIRE" };
        args.suppressionOptions = { suppressedReasons: ["BOUNCE", "COMPLAINT"] };
      },
    },
  });
  const { identity, configurationSet } = email.nodes;
  return {
    from: ofDomain ? `khong-tra-loi@${mailSender}` : mailSender,
    set: email.configSet,
    setArn: configurationSet.arn,
    identityArn: identity.arn,
  };
}

/** Leave to send letters from that sender, and from no other. */
export const sending = (identity: string, configurationSet: string, from: string): Statement[] => [
  {
    Sid: "SendLetters",
    Effect: "Allow",
    Action: ["ses:SendEmail"],
    Resource: [identity, configurationSet],
    Condition: { StringEquals: { "ses:FromAddress": from } },
  },
];
