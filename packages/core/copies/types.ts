import { xlsx } from "@chuan/kernel/files";
import type { ListForm } from "../prints/index.ts";

/** The media type of each form of a list. */
export const fileTypes = { pdf: "application/pdf", xlsx, csv: "text/csv" } as const satisfies Record<ListForm, string>;
