import { resume } from "@chuan/core/provinces";
import { standingVerb } from "../standing-verb.ts";

export const provinceResume = standingVerb(
  "resume",
  { vi: "mở lại, hoặc thôi đưa ra", en: "open a workspace again, or take back that it leaves" },
  resume,
  (name) => ({ vi: `${name}: đã mở lại.`, en: `${name} is open again.` }),
);
