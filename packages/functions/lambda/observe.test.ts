import { expect, onTestFinished, test, vi } from "vitest";
import { observer } from "./observe.ts";

const line = {
  at: "2026-11-22T02:00:00.000Z",
  requestId: "req-12345678",
  method: "GET",
  route: "/v1/agencies/{agency}",
  status: 200,
  ms: 12.5,
  rcu: 2.5,
  wcu: 0,
  trips: 1,
};
function written() {
  const lines: string[] = [];
  const { log } = observer("workspace", "production", (text) => void lines.push(text));
  return { log, told: () => lines.map((text) => JSON.parse(text) as Record<string, unknown>), lines };
}

test("a request is one line: a log for people and metrics by function and by province, in the embedded format", () => {
  const { log, told, lines } = written();
  log({ ...line, province: "22.2025" });
  expect(lines[0]).toMatch(/^\{.*\}\n$/);
  expect(told()[0]).toMatchObject({
    level: "INFO",
    function: "workspace",
    stage: "production",
    service: "workspace",
    Latency: 12.5,
    CapacityUnits: 0.5,
    Faults: 0,
  });
  expect(told()[0]!["_aws"]).toEqual({
    Timestamp: Date.parse(line.at),
    CloudWatchMetrics: [
      {
        Namespace: "Chuan",
        Dimensions: [["service"], ["province"]],
        Metrics: ["Requests", "Faults", "Latency", "CapacityUnits"].map((Name) => ({
          Name,
          Unit: Name === "Latency" ? "Milliseconds" : "Count",
        })),
      },
    ],
  });
});

test("every dimension and metric that is announced stands in the line; without a province there is no such dimension", () => {
  const { log, told } = written();
  log(line);
  log({ ...line, province: "22.2025", status: 503, code: "table.busy" });
  for (const each of told()) {
    const [metrics] = (each["_aws"] as { CloudWatchMetrics: { Dimensions: string[][]; Metrics: { Name: string }[] }[] }).CloudWatchMetrics;
    const announced = [...metrics!.Dimensions.flat(), ...metrics!.Metrics.map(({ Name }) => Name)];
    expect(Object.keys(each)).toEqual(expect.arrayContaining(announced));
  }
  expect(told()[0]).not.toHaveProperty("province");
  expect(told()[1]).toMatchObject({ Faults: 1 });
});

test("an error is a line of its level with what happened; work that is no request counts in no metric", () => {
  const { log, told } = written();
  log({ at: line.at, requestId: "feed-1", error: "Error: poison" });
  log({ at: line.at, requestId: "feed-1", records: 3 });
  expect(told().map((each) => [each["level"], "_aws" in each])).toEqual([
    ["ERROR", false],
    ["INFO", false],
  ]);
});

test("the trace of the invocation stands in every line", () => {
  vi.stubEnv("_X_AMZN_TRACE_ID", "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1");
  onTestFinished(() => void vi.unstubAllEnvs());
  const { log, told } = written();
  log(line);
  expect(told()[0]).toMatchObject({ traceId: "1-5759e988-bd862e3fe1be46a994272793" });
});
