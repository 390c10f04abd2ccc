export { converge, distributed } from "./converge.ts";
export { acknowledge, distribute } from "./distribute.ts";
export { Audience, Distribution, distributionOf, Distributions, Duties, Duty, dutyLife } from "./duty.ts";
export { distributionList, readDistribution, readDuty, readers, type ReadingRow } from "./list.ts";
