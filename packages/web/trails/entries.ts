import { infiniteQueryOptions } from "@tanstack/react-query";
import type { Answer, ItemOf } from "../app/api-types.ts";
import { send } from "../app/api.ts";

/** Civil dates, both included. */
export type Period = { from?: string; until?: string };
export type Entry = ItemOf<"GET /v1/trail">;
/** Who did it and in which capacity, as the log holds it. */
export type By = { type: string; id: string; name?: string; as?: { role: string; for?: { name: string } } };
export type Edit = { noun: string; id: string; before: Record<string, unknown>; after: Record<string, unknown> };

/** The log page by page, newest first: of an agency, or of the desk; of a period, where one is named. */
export const trailOf = (agency: string | undefined, period: Period) =>
  infiniteQueryOptions({
    queryKey: ["GET /v1/trail", agency ?? "desk", period],
    initialPageParam: "",
    queryFn: ({ pageParam, signal }): Promise<Answer<"GET /v1/trail">> => {
      const want = { ...period, limit: 100, ...(pageParam ? { cursor: pageParam } : {}) };
      return agency ? send("GET /v1/agencies/{agency}/trail", { agency, ...want }, { signal }) : send("GET /v1/trail", want, { signal });
    },
    getNextPageParam: ({ cursor }) => cursor,
  });
