import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { m } from "../../words/out/messages.js";
import type { Noun } from "../../app/noun.ts";
import { ofAgency } from "../../app/parents.tsx";

const records = createRoute({
  getParentRoute: () => ofAgency,
  path: "/destructions",
  component: lazyRouteComponent(() => import("./Disposal.tsx"), "Disposal"),
  staticData: { crumb: () => m.disposal_title() },
});
export const agencyDisposalRoutes = [records];

export const noun: Noun = {
  entries: [
    {
      to: "/agencies/$agency/destructions",
      label: () => m.disposal_title(),
      room: "agency",
      can: "document:read",
      group: "work",
      words: "tiêu hủy biên bản hủy thời hạn lưu destruction retention",
    },
  ],
};
