import { lifecycle } from "@chuan/kernel";
import { Members } from "./member.ts";

export const memberLife = lifecycle(Members, {
  start: "invited",
  final: [],
  transitions: {
    activate: { from: ["invited"], to: "active", can: "account:link" },
    deactivate: { from: ["invited", "active"], to: "deactivated", can: "member:manage" },
    reinvite: { from: ["invited", "deactivated"], to: "invited", can: "member:manage" },
  },
});
