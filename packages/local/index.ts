export { anchorsIn } from "./anchors.ts";
export { type DataFolder, dataFolder, turnKeys, Unusable, writePrivately } from "./data.ts";
export { type DemoAccount, demoAccounts, demoInto, loadDemo } from "./demo/index.ts";
export { openPlatform, type Platform, type Stage } from "./platform.ts";
export { closeDay } from "./runner.ts";
export { startServer } from "./server.ts";
