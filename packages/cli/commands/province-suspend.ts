import { suspend } from "@chuan/core/provinces";
import { standingVerb } from "../standing-verb.ts";

export const provinceSuspend = standingVerb(
  "suspend",
  { vi: "tạm dừng: chỉ xem được", en: "make a workspace read-only" },
  suspend,
  (name) => ({ vi: `${name}: đã tạm dừng, chỉ xem được.`, en: `${name} is suspended: it can be read, not written.` }),
);
