import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { m } from "../words/out/messages.js";
import type { Noun } from "../app/noun.ts";
import { inside, ofAgency } from "../app/parents.tsx";

const settings = createRoute({
  getParentRoute: () => inside,
  path: "/settings",
  component: lazyRouteComponent(() => import("./Settings.tsx"), "Settings"),
  staticData: { crumb: () => m.settings_title() },
});
const inAgency = createRoute({
  getParentRoute: () => ofAgency,
  path: "/settings",
  component: lazyRouteComponent(() => import("./OfAgency.tsx"), "OfAgency"),
  staticData: { crumb: () => m.settings_of_agency() },
});
export const settingsRoutes = [settings];
export const agencySettingsRoutes = [inAgency];

export const noun: Noun = {
  entries: [
    {
      to: "/settings",
      label: () => m.settings_title(),
      room: "province",
      can: "settings:read",
      group: "setup",
      words: "thiết lập chỉ tiêu mã hiệu hạn lưu",
    },
    {
      to: "/agencies/$agency/settings",
      label: () => m.settings_of_agency(),
      room: "agency",
      can: "settings:read",
      group: "setup",
      words: "thiết lập mã hiệu hạn lưu",
    },
  ],
};
