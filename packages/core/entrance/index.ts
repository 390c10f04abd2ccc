export { admitToNation, admitToPlatform, admitToProvince, asJob, type Bearer, type Means } from "./admit.ts";
