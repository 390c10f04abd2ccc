import { SendEmailCommand, SESv2Client } from "@aws-sdk/client-sesv2";
import type { Post } from "@chuan/core/letters";

type Options = { from: string; configurationSet: string; client?: SESv2Client };

/** Letters go out through SES, as plain text in UTF-8. What SES refuses is thrown: the letter is not noted as sent, and goes out with the next try. */
export function sesPost({ from, configurationSet, client = new SESv2Client({ maxAttempts: 3 }) }: Options): Post {
  return {
    async send({ to, subject, text }) {
      const part = (Data: string) => ({ Data, Charset: "UTF-8" });
      await client.send(
        new SendEmailCommand({
          FromEmailAddress: from,
          Destination: { ToAddresses: [to] },
          ConfigurationSetName: configurationSet,
          Content: { Simple: { Subject: part(subject), Body: { Text: part(text) } } },
        }),
      );
    },
  };
}
