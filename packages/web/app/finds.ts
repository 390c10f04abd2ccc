import { keepPreviousData, useQueries } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { m } from "../words/out/messages.js";
import { send } from "./api.ts";
import type { Choice } from "./choices.ts";
import { useKnown } from "./known.ts";
import type { Finder } from "./noun.ts";
import { placesIn, reachBelow, usePlace } from "./place.ts";
import { useSession } from "./session.ts";

const pause = 200;
const shortest = 2;

/** What has been typed, once it has stood still for a moment. */
function useSettled(text: string): string {
  const [settled, settle] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => settle(text), pause);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

/**
 * Records by what is typed, from the lists that the person may read in this place and at their desk: the API searches, without dấu and by
 * the beginnings of words. A list that refuses or cannot be reached shows nothing, and the rest goes on.
 */
export function useFound(text: string): { choices: Choice[]; seeking: boolean } {
  const asked = useSettled(text.trim());
  const { entries, finders } = useKnown();
  const session = useSession();
  const here = usePlace();
  const desk = placesIn(session).find(({ agency }) => agency === undefined);
  const below = reachBelow(session);
  const page = entries.find(({ room, can, to }) => room === "agency" && to !== "/agencies/$agency/tasks" && below.has(can));
  const agencies: Finder = {
    name: "agencies",
    group: m.frame_agencies,
    room: "province",
    can: "agency:read",
    find: async (_, search, signal) => {
      const { items } = await send("GET /v1/agencies", { search, limit: 5 }, { signal });
      return items.map(({ id, code, name }) => ({ id, label: name, aside: code, go: page!.to.replace("$agency", id) }));
    },
  };
  // Of an agency nothing is shown to whoever may open no page of it.
  const all = page ? [...finders, agencies] : finders;
  const open = all.flatMap((finder) => {
    const place = finder.room === here.room ? here : finder.room === desk?.room ? desk : undefined;
    return place?.can.has(finder.can) ? [{ finder, place }] : [];
  });
  const wanted = asked.length >= shortest && text.trim().length >= shortest;
  const answers = useQueries({
    queries: open.map(({ finder, place }) => ({
      queryKey: ["palette", finder.name, place.agency ?? "", asked],
      queryFn: ({ signal }: { signal: AbortSignal }) => finder.find(place, asked, signal, below),
      enabled: wanted,
      throwOnError: false,
      placeholderData: keepPreviousData,
    })),
  });
  const found = open.flatMap(({ finder }, i): Choice[] =>
    wanted ? (answers[i]?.data ?? []).map((each) => ({ ...each, group: finder.group(), found: true })) : [],
  );
  // Two lists may know one record, such as a person of this agency whom the desk finds as well.
  const choices = [...new Map(found.map((choice) => [choice.id, choice])).values()];
  const seeking =
    open.length > 0 && text.trim().length >= shortest && (asked !== text.trim() || answers.some(({ isFetching }) => isFetching));
  return { choices, seeking };
}
