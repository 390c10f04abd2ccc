import type { Answer, ItemOf } from "../app/api-types.ts";

export type Model = ItemOf<"GET /v1/models">;
export type Reading = Answer<"GET /v1/models/{id}">;
export type Edition = Model["editions"][number];
/** One agency against a model, as the desk sees it. */
export type Taker = ItemOf<"GET /v1/models/{id}/uptakes">;
/** One model against the agency that looks. */
export type Offered = ItemOf<"GET /v1/agencies/{agency}/models">;
export type ThreeWay = Answer<"GET /v1/agencies/{agency}/models/{id}/compare">;

export const newestOf = ({ editions }: { editions: readonly Edition[] }): Edition | undefined => editions.at(-1);
/** Saved since it was published: that nothing differs after all is for the API to say. */
export const isAhead = (model: Model): boolean => {
  const newest = newestOf(model);
  return model.state === "published" && newest !== undefined && model.savedAt > newest.at;
};
/** Whether a step is open to the caller. */
export const isOpen = ({ steps }: Reading, transition: "publish" | "withdraw"): boolean =>
  steps.some((step) => step.transition === transition && step.open);
