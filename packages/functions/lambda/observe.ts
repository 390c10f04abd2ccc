import type { Logged } from "../http/serve.ts";
import type { FunctionName } from "./environment.ts";

/** A line about work that is no request: a batch of news, a day's end. */
export type Told = { readonly at: string; readonly requestId: string; readonly [detail: string]: unknown };
export type Observer = ReturnType<typeof observer>;
type Write = (line: string) => void;

export const metricNamespace = "Chuan";

/**
 * One line of JSON for each piece of work, to CloudWatch. Lines about requests are metrics as well (embedded metric format): by function and by
 * province, never by person. Straight to stdout, because what goes through `console` is wrapped once more by Lambda.
 */
export function observer(name: FunctionName, stage: string, write: Write = (line) => void process.stdout.write(line)) {
  const say = (level: "INFO" | "ERROR", line: object) =>
    write(`${JSON.stringify({ level, function: name, stage, ...traced(), ...line })}\n`);
  return {
    log(line: Logged | Told): void {
      if ("route" in line && "ms" in line) say("INFO", { ...line, ...metricsOf(line as Logged, name) });
      else say("error" in line ? "ERROR" : "INFO", line);
    },
  };
}

/** By which X-Ray joins what several functions did for one request. Lambda sets it anew for each invocation. */
const traced = () => {
  const id = /Root=([^;]+)/.exec(process.env["_X_AMZN_TRACE_ID"] ?? "")?.[1];
  return id ? { traceId: id } : {};
};

const units = { Requests: "Count", Faults: "Count", Latency: "Milliseconds", CapacityUnits: "Count" } as const;

/** A request of a province counts twice over: for its function, and for the province, which tells what a tenant costs. */
function metricsOf({ at, status, ms, rcu, wcu, province }: Logged, name: FunctionName) {
  return {
    _aws: {
      Timestamp: Date.parse(at),
      CloudWatchMetrics: [
        {
          Namespace: metricNamespace,
          Dimensions: [["service"], ...(province ? [["province"]] : [])],
          Metrics: Object.entries(units).map(([Name, Unit]) => ({ Name, Unit })),
        },
      ],
    },
    service: name,
    Requests: 1,
    Faults: status >= 500 ? 1 : 0,
    Latency: ms,
    // Written units are five times as dear as read ones, and these are weighed so: a price, in units written.
    CapacityUnits: wcu + rcu / 5,
  };
}
