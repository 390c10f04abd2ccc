import * as z from "zod";
import { editions } from "./editions.ts";

const EditionSeen = z.object({ edition: z.string(), title: z.string() }).meta({ id: "StandardEditionSeen" });
/** What a form may choose from, the oldest first. */
export const EditionsSeen = z.array(EditionSeen);
export const editionsSeen = (): z.output<typeof EditionsSeen> => editions.map(({ edition, title }) => ({ edition, title }));
