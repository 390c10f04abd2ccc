import { click, type Screen } from "./screen.ts";

export const nation: readonly Screen[] = [
  { name: "nation", as: "analyst", path: () => "/nation/provinces?at=79.2025" },
  { name: "nation-makeup", as: "analyst", path: () => "/nation/makeup" },
  { name: "nation-documents", as: "analyst", path: () => "/nation/documents" },
  { name: "nation-province", as: "analyst", path: () => "/nation/provinces/79.2025" },
  { name: "nation-print", as: "analyst", path: () => "/nation/provinces?at=79.2025", print: true },
  { name: "nation-past", as: "analyst", path: () => "/nation/provinces?asOf=2020-01-01" },
  { name: "nation-export", as: "analyst", path: () => "/nation/makeup", after: (page) => click(page, "Xuất số liệu") },
];
