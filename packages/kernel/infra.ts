/** What the stacks need to know of the kernel, without the clients that the kernel works with. */
export { bucketRules } from "./files/bucket.ts";
export { type FileReach, fileReaches } from "./files/reach.ts";
export { type Duty, patternOf, type Reach, reaches } from "./reach.ts";
export { tableDefinition, ttlAttribute } from "./table/definition.ts";
