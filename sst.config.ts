/// <reference path="./.sst/platform/config.d.ts" />

// SST refuses imports at the top: they stand inside.
export default $config({
  async app({ stage }) {
    const { regionOf, settingsOf } = await import("./infra/settings");
    const { kept } = settingsOf(stage ?? "", process.env);
    return {
      name: "chuan",
      home: "aws",
      removal: kept ? "retain" : "remove",
      protect: kept,
      providers: { aws: { version: "7.20.0", region: regionOf(process.env) } },
    };
  },
  async run() {
    const { createAll } = await import("./stacks");
    const { settingsOf } = await import("./infra/settings");
    return createAll(settingsOf($app.stage, process.env));
  },
});
