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
var env = Object.assign({}, process.env, { PATH: bin + path.delimiter + process.env.PATH });
var node = ["node", "--disable-warning=ExperimentalWarning"];
/** What each script does, step by step. Every step runs on the Node 24 that the project installs for itself. */
var scripts = {
  start: [node.concat("packages/local/main.ts")],
  dev: [node.concat("--watch", "packages/local/main.ts")],
  test: [
    ["tsc", "-p", "."],
    ["oxlint", "--type-aware"],
    ["oxfmt", "--check", "."],
    ["vitest", "run", "--project", "main"],
  ],
  check: [
    ["tsc", "-p", "."],
    ["oxlint", "--type-aware"],
    ["oxfmt", "--check", "."],
    ["vitest", "run", "--project", "fast"],
  ],
  bench: [node.concat("tests/scale/bench.ts")],
  soak: [["vitest", "run", "--project", "soak"]],
  format: [["oxfmt", "."]],
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
  run(left.length === 0 ? step.concat(rest) : step, function (code) {
    if (code !== 0) process.exit(code);
    steps(left);
  });
}

/** The signals that stop us stop the child first, which ends in its own order. */
function run(command, done) {
  var child = spawn(command[0], command.slice(1), { cwd: root, env: env, stdio: "inherit", shell: process.platform === "win32" });
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
