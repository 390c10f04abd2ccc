export { cellsIn, countAll, countBy, type Counts, groupings, type Metric, metricNames, percent, sharesOf } from "./metrics.ts";
export { byAgency } from "./by-agency.ts";
export { aggregates } from "./national.ts";
export { nationalTrend } from "./national-trend.ts";
export { agencyRollup, provinceRollup } from "./rollups.ts";
export { provinceTrend } from "./trend.ts";
