import type { Screen } from "./screen.ts";

export const operator: readonly Screen[] = [
  { name: "provinces", as: "operator", path: () => "/" },
  { name: "provinces-onboard", as: "operator", path: () => "/operator/onboard" },
  { name: "provinces-one", as: "operator", path: () => "/operator/provinces/79.2025" },
  {
    name: "provinces-suspend",
    as: "operator",
    path: () => "/operator/provinces/79.2025",
    after: (page) => page.getByRole("button", { name: "Tạm dừng" }).click(),
  },
  { name: "provinces-people", as: "operator", path: () => "/operator/people" },
];
