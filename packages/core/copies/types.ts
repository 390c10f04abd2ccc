import { xlsx } from "@chuan/kernel/files";
import type { ListForm } from "../prints/index.ts";

/** Named here, so that who only names a form loads no writer. */
export const forms = ["pdf", "xlsx", "csv"] as const satisfies readonly ListForm[];

/** The media type of each form of a list. */
export const fileTypes = { pdf: "application/pdf", xlsx, csv: "text/csv" } as const satisfies Record<ListForm, string>;
