import { all, type Graph, type Inputs } from "./graph.ts";

/** What must hold of every graph: whatever speaks against it. Tests run these on what is deployed and on mutations of it. */
export type Check = (graph: Graph) => readonly string[];
export const kept = ({ app }: Graph) => app.stage === "production";
export const part = (inputs: Inputs, name: string) => (inputs[name] ?? {}) as Inputs;
export const unless = (holds: boolean, complaint: string) => (holds ? [] : [complaint]);
export const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
export const inOrder = (texts: readonly unknown[]) => texts.map(String).toSorted();

export const table = "aws:dynamodb/table:Table";
export const bucket = "aws:s3/bucket:Bucket";
export const lambda = "aws:lambda/function:Function";
/** Buckets that hold what somebody entrusted to us; the pages' own files can be built again. */
export const entrusted = (graph: Graph) => all(graph, bucket).filter(({ name }) => name !== "WebAssetsBucket");
export const ofBucket = (graph: Graph, type: string, { inputs }: { inputs: Inputs }) =>
  all(graph, `aws:s3/${type}`).find((each) => each.inputs["bucket"] === inputs["bucket"])?.inputs ?? {};
