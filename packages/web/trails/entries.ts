import { infiniteQueryOptions } from "@tanstack/react-query";
import type { Answer, ItemOf } from "../app/api-types.ts";
import { send } from "../app/api.ts";
import { civilDate } from "../app/format.ts";

/** Civil dates, both included. */
export type Period = { from?: string; until?: string };
export type Entry = ItemOf<"GET /v1/trail">;
/** Who did it and in which capacity, as the log holds it. */
export type By = { type: string; id: string; name?: string; as?: { role: string; for?: { name: string } } };
export type Edit = { noun: string; id: string; before: Record<string, unknown>; after: Record<string, unknown> };

/** The log page by page, newest first: of an agency, or of the desk. */
export const trailOf = (agency: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ["GET /v1/trail", agency ?? "desk", "pages"],
    initialPageParam: "",
    queryFn: ({ pageParam, signal }): Promise<Answer<"GET /v1/trail">> => {
      const want = { limit: 100, ...(pageParam ? { cursor: pageParam } : {}) };
      return agency ? send("GET /v1/agencies/{agency}/trail", { agency, ...want }, { signal }) : send("GET /v1/trail", want, { signal });
    },
    getNextPageParam: ({ cursor }) => cursor,
  });

export const isIn = ({ from, until }: Period, { at }: Entry): boolean => {
  const day = civilDate(new Date(at));
  return (!from || day >= from) && (!until || day <= until);
};
