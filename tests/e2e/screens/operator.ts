import { click, type Screen } from "./screen.ts";

const one = () => "/operator/provinces/79.2025";
const ask = (name: string, path: Screen["path"], button: string | RegExp): Screen => ({
  name,
  as: "operator",
  path,
  after: (page) => click(page, button),
});

export const operator: readonly Screen[] = [
  { name: "provinces", as: "operator", path: () => "/" },
  { name: "provinces-onboard", as: "operator", path: () => "/operator/onboard" },
  { name: "provinces-one", as: "operator", path: one },
  ask("provinces-suspend", one, "Tạm dừng"),
  ask("provinces-leave", one, "Cho rời hệ thống"),
  { name: "provinces-people", as: "operator", path: () => "/operator/people" },
  ask("provinces-invite", () => "/operator/people", "Mời một người"),
];
