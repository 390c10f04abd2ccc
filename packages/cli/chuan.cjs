#!/usr/bin/env node
// Runs on whatever Node (20 or newer) the machine has, and hands over to the Node 24 that the project brings: plain, old JavaScript.
"use strict";
var spawn = require("child_process").spawn;
var path = require("path");

var node;
try {
  node = path.join(path.dirname(require.resolve("node/package.json")), "bin", process.platform === "win32" ? "node.exe" : "node");
} catch {
  process.stderr.write("Chưa cài đặt: hãy chạy «npm start» một lần. · Not installed yet: run npm start once.\n");
  process.exit(3);
}
var main = path.join(__dirname, "main.ts");
var child = spawn(node, ["--disable-warning=ExperimentalWarning", main].concat(process.argv.slice(2)), { stdio: "inherit" });
var signals = ["SIGINT", "SIGTERM", "SIGHUP"];
var pass = function (signal) {
  child.kill(signal);
};
signals.forEach(function (signal) {
  process.on(signal, pass);
});
child.on("error", function (error) {
  process.stderr.write(node + ": " + error.message + "\n");
  process.exit(3);
});
child.on("close", function (code, signal) {
  signals.forEach(function (each) {
    process.removeListener(each, pass);
  });
  if (signal === null) process.exit(code);
  // Ends as the child ended, so that whoever waits for us sees the signal.
  process.kill(process.pid, signal);
});
