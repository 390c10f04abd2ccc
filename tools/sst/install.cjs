// SST and the platform that it unpacks and installs into .sst: some 30 MB of packages and a minute, the first time. Apart from everything else,
// so that whoever only starts the system does not wait for it.
"use strict";
var crypto = require("crypto");
var fs = require("fs");
var path = require("path");

/** Changes when the version of SST or of its providers does. */
function wanted(root) {
  var hash = crypto.createHash("sha256");
  ["tools/sst/pnpm-lock.yaml", "sst.config.ts"].forEach(function (file) {
    hash.update(fs.readFileSync(path.join(root, file)));
  });
  return hash.digest("hex");
}
function stampIn(root) {
  return path.join(root, ".sst", ".chuan-installed");
}

exports.isThere = function (root) {
  return fs.existsSync(stampIn(root)) && fs.readFileSync(stampIn(root), "utf8") === wanted(root);
};

/** Calls back with a sentence when it could not be done. */
exports.install = function (how, done) {
  if (exports.isThere(how.root)) return done();
  process.stderr.write("Đang cài đặt SST · Installing SST (about a minute the first time) …\n");
  var here = path.join(how.root, "tools", "sst");
  // Pulumi's engine is fetched by the deployment that needs it, not by an installation for tests: here any file stands in for it.
  var env = Object.assign({}, how.env, { SST_SKIP_DEPENDENCY_CHECK: "1", SST_NO_BUN: "1", SST_PULUMI_PATH: process.execPath });
  how.run(
    ["npx", "--yes", how.pnpm, "install", "--frozen-lockfile"],
    function (code) {
      if (code !== 0) return done("SST could not be installed; is the npm registry within reach?");
      how.run(
        ["sst", "install", "--stage", "dev"],
        function (code) {
          if (code !== 0) return done("SST's platform could not be installed; is the npm registry within reach?");
          fs.writeFileSync(stampIn(how.root), wanted(how.root));
          done();
        },
        { env: env },
      );
    },
    { cwd: here, env: env },
  );
};
