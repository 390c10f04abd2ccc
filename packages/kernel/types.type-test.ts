// Nothing here runs. tsc reports an unused @ts-expect-error as soon as one of these begins to compile.
import { type Adoption, AdoptionId, adoptionLife, Adoptions, plan } from "@chuan/core/adoption";
import { Agencies, create, rename } from "@chuan/core/agencies";
import { listInAgency, MemberId, Members } from "@chuan/core/people";
import * as z from "zod";
import { type Change, command, heldTo, lifecycle, query, type Stored, together } from "./index.ts";
import type { AgencyCtx, NationalCtx, OperatorCtx, ProvinceCtx } from "./ctx.ts";

declare const agency: AgencyCtx;
declare const province: ProvinceCtx;
declare const national: NationalCtx;
declare const operator: OperatorCtx;
declare const stored: Stored<Adoption>;
declare const copy: Adoption;
const id = AdoptionId.of("2015");
const member = MemberId.from("22.2025|an@example.vn");

await plan(agency, { id });
// @ts-expect-error a national context cannot drive an agency's verb
await plan(national, { id });
// @ts-expect-error nor can a province without stepping into the agency
await plan(province, { id });
// @ts-expect-error nor an operator, who sees no agency
await plan(operator, { id });
// @ts-expect-error an agency does not speak at the province's desk
await create(agency, { code: "1", name: "Sở", type: "department" });
// @ts-expect-error a list of an agency is not read from the desk
await listInAgency(province, {});
// @ts-expect-error a member's id is not an adoption's, as input of a verb
await plan(agency, { id: member });
// @ts-expect-error nor as a key
Adoptions.at(agency, member);
// @ts-expect-error nor an agency's as a member's
await Members.read(agency, agency.scope.agency);
// @ts-expect-error a string is not an id
Adoptions.at(agency, "ado_2015");
// @ts-expect-error nor as input
await rename(province, { id: "agy_1", name: "Sở" });
// @ts-expect-error a record of an agency is not read from the desk
await Agencies.read(province, agency.scope.agency);
// @ts-expect-error a command needs a permission
command({ name: "x", reach: "agency", input: z.object({}), answer: z.unknown(), run: () => Adoptions.create(agency, id, {} as never) });
// @ts-expect-error a permission names what may be done to what
command({ name: "x", reach: "agency", can: "everything", input: z.object({}), answer: z.unknown(), run: () => ({}) as Change<1> });
// @ts-expect-error a command returns a Change
command({ name: "x", reach: "agency", can: "adoption:record", input: z.object({}), answer: z.unknown(), run: async () => copy });
// @ts-expect-error of what it answers
command({ name: "x", reach: "agency", can: "adoption:record", input: z.object({}), answer: z.int(), run: () => ({}) as Change<string> });
// @ts-expect-error a query needs a permission too
query({ name: "x", reach: "agency", input: z.object({}), answer: z.int(), run: async () => 1 });
// @ts-expect-error and answers what it says
query({ name: "x", reach: "agency", can: "adoption:read", input: z.object({}), answer: z.int(), run: async () => "1" });
// @ts-expect-error the table has no such step
adoptionLife.move(agency, "publish", stored, {});
// @ts-expect-error nor has it a verb for one
adoptionLife.verb("publish", {}, () => ({}));
// @ts-expect-error what a declaration adds must be given
adoptionLife.move(agency, "declare", stored, {});
// @ts-expect-error who confirmed, too
adoptionLife.move(agency, "confirm", stored, { on: "2026-01-01", history: [] });
// @ts-expect-error only what was read from the table can be changed
adoptionLife.move(agency, "plan", copy, {});
// @ts-expect-error nor updated otherwise
Adoptions.update(agency, copy, copy);
// @ts-expect-error an adoption that was not begun has no scope
if (copy.state === "not_started") String(copy.scope);
// @ts-expect-error only one that needs declaring again says why
if (copy.state === "declared") String(copy.why);
// @ts-expect-error the record has no such state
lifecycle(Adoptions, { start: "planned", final: [], transitions: { burn: { from: ["planned"], to: "burnt", can: "adoption:record" } } });
// @ts-expect-error nor begins there
lifecycle(Adoptions, { start: "nowhere", final: [], transitions: {} });
// @ts-expect-error a verb of an agency is not held to the desk
heldTo("province", plan);
command({
  name: "x",
  reach: "agency",
  can: "adoption:record",
  input: z.object({}),
  answer: z.unknown(),
  loads: (ctx) => ({ there: Adoptions.at(ctx, id), perhaps: Adoptions.perhapsAt(ctx, id) }),
  run: (ctx, { there, perhaps }) => {
    // @ts-expect-error what was asked for perhaps may be missing
    String(perhaps.state);
    // @ts-expect-error nothing else was loaded
    return together<unknown>(Adoptions.update<Adoption>(ctx, there, there), Adoptions.update<Adoption>(ctx, elsewhere, there));
  },
});
