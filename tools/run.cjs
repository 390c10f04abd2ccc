// Runs on whatever Node the machine has, before anything is installed: plain, old JavaScript on purpose.
"use strict";
var spawn = require("child_process").spawn;
var path = require("path");
var fs = require("fs");
var root = path.resolve(__dirname, "..");
var pnpm = "pnpm@12.21.0";

var major = Number(process.versions.node.split(".")[0]);
if (!(major >= 20)) {
  fail(
    "Chuẩn needs Node 20 or newer to install itself; this is Node " +
      process.versions.node +
      ". Install a current Node from your system and try again.",
  );
}

var bin = path.join(root, "node_modules", ".bin");
var sstBin = path.join(root, "tools", "sst", "node_modules", ".bin");
var env = Object.assign({ SST_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1" }, process.env, {
  PATH: [bin, sstBin, process.env.PATH].join(path.delimiter),
});
var node = ["node", "--disable-warning=ExperimentalWarning"];
var sst = require("./sst/install.cjs");
/** SST's platform, which only tests and deployments need. Without it the cloud's checks are left out, except on CI. */
function cloud(next) {
  sst.install({ root: root, pnpm: pnpm, env: env, run: run }, function (problem) {
    if (problem && (env.CI === "true" || name === "sst")) fail(problem);
    if (problem) process.stderr.write(problem + " The checks of the cloud stacks are left out.\n");
    next();
  });
}
function cloudTypes(next) {
  if (!sst.isThere(root)) return next();
  run(["tsc", "-p", "tsconfig.sst.json"], function (code) {
    if (code !== 0) process.exit(code);
    next();
  });
}
/** Without the platform the stacks have no types to judge them by. */
function lint(next) {
  var left = sst.isThere(root) ? [] : ["infra/**", "stacks/**", "tests/infra/**", "sst.config.ts"];
  var ignored = left.reduce(function (all, each) {
    return all.concat("--ignore-pattern", each);
  }, []);
  run(["oxlint", "--type-aware"].concat(ignored), function (code) {
    if (code !== 0) process.exit(code);
    next();
  });
}
/** The web application, where its sources have changed since it was built. */
var web = node.concat("packages/web/tools/build.ts");
var messages = node.concat("packages/web/tools/messages.ts");
var webTypes = ["tsc", "-p", "packages/web/tsconfig.app.json"];
/** What each script does, step by step. Every step runs on the Node 24 that the project installs for itself. */
var scripts = {
  // Files stream through it: by default V8 lets 32 MB of used buffers lie about before it looks.
  start: [web, node.concat("--max-semi-space-size=2", "packages/local/main.ts")],
  dev: [web, node.concat("--max-semi-space-size=2", "--watch", "packages/local/main.ts")],
  web: [messages, ["node", "packages/web/node_modules/vite/bin/vite.js", "packages/web"]],
  screens: [web, node.concat("tests/e2e/screens.ts")],
  test: [
    web,
    ["tsc", "-p", "."],
    webTypes,
    cloud,
    cloudTypes,
    lint,
    ["oxfmt", "--check", "."],
    ["vitest", "run", "--project", "main", "--project", "infra"],
  ],
  check: [
    messages,
    ["tsc", "-p", "."],
    webTypes,
    cloud,
    cloudTypes,
    lint,
    ["oxfmt", "--check", "."],
    ["vitest", "run", "--project", "fast"],
  ],
  bench: [web, node.concat("tests/scale/bench.ts")],
  soak: [["vitest", "run", "--project", "soak"]],
  format: [["oxfmt", "."]],
  // What an operator asks of the cloud: npm run sst -- diff --stage dev
  sst: [cloud, ["sst"]],
};

var name = process.argv[2];
var rest = process.argv.slice(3);
if (!scripts[name]) fail("There is no script " + name + "; there are " + Object.keys(scripts).join(", ") + ".");
install(function () {
  steps(scripts[name].slice());
});

/** Installs what the lockfile names, and nothing when that is there already. */
function install(next) {
  var stamp = path.join(root, "node_modules", ".chuan-installed");
  var lock = fs.readFileSync(path.join(root, "pnpm-lock.yaml"), "utf8") + fs.readFileSync(path.join(root, "package.json"), "utf8");
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, "utf8") === lock) return next();
  process.stderr.write("Đang cài đặt · Installing (a minute or two the first time) …\n");
  run(["npx", "--yes", pnpm, "install", "--frozen-lockfile"], function (code) {
    if (code !== 0) fail("Installing failed; is the npm registry within reach?");
    fs.writeFileSync(stamp, lock);
    next();
  });
}

function steps(left) {
  var step = left.shift();
  if (!step) return;
  if (typeof step === "function")
    return step(function () {
      steps(left);
    });
  run(left.length === 0 ? step.concat(rest) : step, function (code) {
    if (code !== 0) process.exit(code);
    steps(left);
  });
}

/** The signals that stop us stop the child first, which ends in its own order. */
function run(command, done, other) {
  var options = Object.assign({ cwd: root, env: env, stdio: "inherit", shell: process.platform === "win32" }, other);
  var child = spawn(command[0], command.slice(1), options);
  var pass = function (signal) {
    child.kill(signal);
  };
  process.on("SIGTERM", pass);
  process.on("SIGINT", pass);
  child.on("error", function (error) {
    fail(command[0] + ": " + error.message);
  });
  child.on("close", function (code, signal) {
    process.removeListener("SIGTERM", pass);
    process.removeListener("SIGINT", pass);
    done(code === null ? (signal === "SIGINT" || signal === "SIGTERM" ? 0 : 1) : code);
  });
}

function fail(sentence) {
  process.stderr.write(sentence + "\n");
  process.exit(1);
}
