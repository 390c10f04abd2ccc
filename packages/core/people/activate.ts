import { command, heldTo, unchanged } from "@chuan/kernel";
import * as z from "zod";
import { memberLife } from "./life.ts";
import { Member, type Member as Someone, MemberId, Members } from "./member.ts";

type Level = "agency" | "province" | "operator";

const activateAt = <const L extends Level>(reach: L) =>
  heldTo(
    reach,
    command({
      name: "member.activate",
      reach: reach as Level,
      can: memberLife.can("activate"),
      input: z.strictObject({ id: MemberId.schema }),
      answer: Member,
      loads: (ctx, { id }) => ({ member: Members.at(ctx, id) }),
      run: (ctx, { member }) =>
        member.state === "invited"
          ? memberLife.move(ctx, "activate", member, { activatedAt: ctx.clock().toISOString() })
          : unchanged<Someone>(member),
    }),
  );

/** The invitation was accepted. For the directory's job; once or often, the same. */
export const activateInAgency = activateAt("agency");
export const activateInProvince = activateAt("province");
export const activateOnPlatform = activateAt("operator");
