import { at, click, type Screen } from "./screen.ts";
import type { People } from "./stage.ts";

const model =
  (path = "") =>
  ({ place }: People): string =>
    `/models/${place.models.model}${path}`;
const offered =
  (name: "model" | "other", path = "") =>
  (people: People): string =>
    at(`/models/${people.place.models[name]}${path}`)(people);

export const models: readonly Screen[] = [
  { name: "models", as: "lead", path: () => "/models" },
  { name: "models-none", as: "newcomer", path: () => "/models" },
  { name: "models-new", as: "lead", path: () => "/models/new" },
  { name: "models-page", as: "lead", path: model() },
  {
    name: "models-publish",
    as: "lead",
    path: ({ place }) => `/models/${place.models.draft}`,
    after: (page) => click(page, "Công bố lần 1"),
  },
  { name: "models-edit", as: "lead", path: model("/edit"), after: (page) => page.getByText("Khung, tên, mã hiệu").click() },
  { name: "models-compare", as: "lead", path: model("/compare?from=1&to=2") },
  { name: "models-uptakes", as: "lead", path: model("/uptakes") },
  { name: "models-offered", as: "secretary", path: at("/models") },
  { name: "models-look", as: "secretary", path: offered("other") },
  { name: "models-take-up", as: "secretary", path: offered("other"), after: (page) => click(page, "Lấy mẫu này về soạn") },
  {
    name: "models-renew",
    as: "secretary",
    path: (people) => offered("model", `/renew?document=${people.place.models.document}`)(people),
  },
  { name: "models-document", as: "secretary", path: (people) => at(`/documents/${people.place.models.document}`)(people) },
];
