import { keys } from "@chuan/kernel";
import { Misused, type Told } from "../say.ts";
import { textOf, outsideVerb } from "../verb.ts";

export const dlqReplay = outsideVerb(
  "replay",
  { vi: "xử lý lại những tin mà hàm trên đám mây chưa xử lý được", en: "takes once more what functions of the cloud could not" },
  async ({ progress }, _, options): Promise<Told> => {
    const [queue, functionName, key] = [textOf(options, "queue"), textOf(options, "function"), textOf(options, "key")];
    const { replay, replayKey } = await import("../cloud/dead-letters.ts");
    const { isNobody, noCredentials } = await import("../cloud/no-credentials.ts");
    try {
      const cloud = await clients();
      if (queue !== undefined) {
        const outcomes = await replay(cloud, queue, (done) => progress({ vi: "tin", en: "letters" }, done, done));
        const lines = outcomes.map(({ id, about, state, say }) => ({
          vi: `${state}  ${id}  ${about}  ${say.vi}`,
          en: `${state}  ${id}  ${about}  ${say.en}`,
        }));
        const none = { vi: "Hàng đợi không có tin nào.", en: "There are no dead letters." };
        return { data: { outcomes }, lines: lines.length > 0 ? lines : [none], found: outcomes.some(({ state }) => state !== "replayed") };
      }
      const [pk = "", sk = ""] = (key ?? "").split("|");
      if (functionName === undefined || !sk) throw usage;
      if (!keys.ownerOf(pk) && keys.placeOfTrail(pk) === undefined) throw usage;
      const trouble = await replayKey(cloud.lambda, functionName, { pk, sk });
      return trouble === undefined
        ? { data: { ok: true }, lines: [{ vi: "Đã xử lý.", en: "It was taken." }] }
        : {
            data: { ok: false, trouble },
            lines: [{ vi: `Chưa xử lý được: ${trouble}`, en: `It cannot be taken: ${trouble}` }],
            found: true,
          };
    } catch (error) {
      throw isNobody(error) ? noCredentials : error;
    }
  },
  (command) =>
    command
      .option("--queue <url>", "địa chỉ hàng đợi, `deadLetters` khi triển khai · the queue's address, `deadLetters` of the deployment")
      .option("--function <name>", "thay vì hàng đợi: hàm nhận một khóa · instead of a queue: the function to take one key")
      .option("--key <pk|sk>", "khóa đó, lấy trong nhật ký của hàm · that key, from the function's log"),
);

const usage = new Misused({
  vi: "Cần --queue <url>, hoặc --function <tên> cùng --key '<pk>|<sk>'.",
  en: "Give --queue <url>, or --function <name> and --key '<pk>|<sk>'.",
});

/** Loaded when they are needed: every other command starts without them. */
async function clients() {
  const [{ SQSClient }, { DynamoDBStreamsClient }, { LambdaClient }] = await Promise.all([
    import("@aws-sdk/client-sqs"),
    import("@aws-sdk/client-dynamodb-streams"),
    import("@aws-sdk/client-lambda"),
  ]);
  return { sqs: new SQSClient({}), streams: new DynamoDBStreamsClient({}), lambda: new LambdaClient({}) };
}
