// Submitting, approving and the switch at midnight, broken off at every call of the table, before and after it took effect.
import * as documents from "@chuan/core/documents";
import { type AgencyCtx, keys, type ProvinceCtx, type Table, verifyTrail } from "@chuan/kernel";
import { expect, test } from "vitest";
import { aMember, anActor, anAgency, aPlatform, aProvince, as, at, crashing, outcome, together } from "../world.ts";

const about = { code: "QT.01", title: "Quy trình tiếp nhận hồ sơ", kind: "process" as const };
const why = { summary: "Ban hành lần đầu", reason: "Áp dụng TCVN ISO 9001:2015" };

/** A document with a version in force, and its next one taken as far as asked. */
async function anOffice(far: "draft" | "awaiting" | "scheduled") {
  const platform = aPlatform(new Date("2026-03-02T02:00:00Z"));
  const desk = await aProvince(platform);
  const place = at(desk, (await anAgency(desk)).id);
  const someone = async (role: string): Promise<AgencyCtx> => {
    const { id, name } = await aMember(place, role);
    return as(place, { ...anActor(), id, name, confirmedAt: platform.clock().toISOString() });
  };
  const [writer, head] = [await someone("iso_secretary"), await someone("agency_head")];
  const { id: document } = await documents.create(writer, about);
  const draft = async () => {
    const found = await documents.read(place, { id: document });
    return found.state === "active" ? found.draft! : (undefined as never);
  };
  const submit = async (ctx = writer, terms = {}) =>
    documents.submit(ctx, { id: await draft(), ...why, reviewers: [head.actor.id as never] }, terms);
  const bring = async (effectiveFrom: string) => {
    const id = await draft();
    await submit();
    await documents.agree(head, { id });
    await documents.sendForApproval(writer, { id, effectiveFrom });
    return id;
  };
  const first = await bring("2026-03-02");
  await documents.approve(head, { document, id: first });
  await documents.revise(writer, { id: document, step: "issue", from: first });
  const id = far === "draft" ? await draft() : await bring("2026-04-01");
  if (far === "scheduled") await documents.approve(head, { document, id });
  const told = (command: string) => platform.bare.dump().filter((item) => item["command"] === command && item.pk.endsWith("#trail")).length;
  const home = keys.home(place.scope);
  const read = async () => ({
    document: await documents.read(place, { id: document }),
    version: (await documents.readVersion(place, { id })).edition,
    faults: await verifyTrail(platform.bare, home),
    tasks: platform.bare.dump().flatMap((item) => (item.pk.endsWith("#task") ? [`${String(item["what"])} ${String(item["to"])}`] : [])),
  });
  return { platform, desk, writer, head, document, id, first, told, read };
}
type Office = Awaited<ReturnType<typeof anOffice>>;

/** Breaks off at call `n`, before or after, then asks again under the same key. @returns how many calls there are to break at */
async function brokenEverywhere(
  far: Parameters<typeof anOffice>[0],
  attempt: (office: Office, table: Table) => Promise<unknown>,
  check: (office: Office) => Promise<void>,
): Promise<number> {
  for (const after of [false, true])
    for (let n = 1; ; n++) {
      const office = await anOffice(far);
      const table = crashing(office.platform.table, n, after);
      const said = await outcome(attempt(office, table));
      const broke = table.crashed();
      if (broke) {
        expect(said).toContain("crashed");
        await attempt(office, office.platform.table);
      } else expect(said).toBe("ok");
      await check(office);
      if (!broke) {
        if (after) return n - 1;
        break;
      }
    }
  throw new Error("it never ends");
}

test("submitting that broke off anywhere and was asked again happened once", async () => {
  const calls = await brokenEverywhere(
    "draft",
    ({ writer, head, id }, table) =>
      documents.submit({ ...writer, table }, { id, ...why, reviewers: [head.actor.id as never] }, { key: "once" }),
    async ({ told, read, head }) => {
      const { version, faults, tasks } = await read();
      expect([version.state, faults, told("document.submit")]).toEqual(["in_review", [], 2]);
      expect(tasks).toEqual([`review user:${head.actor.id}`]);
    },
  );
  expect(calls).toBe(2);
});

test("approving that broke off anywhere and was asked again happened once, sealed and scheduled together or not at all", async () => {
  const calls = await brokenEverywhere(
    "awaiting",
    ({ head, document, id }, table) => documents.approve({ ...head, table }, { document, id }, { key: "once" }),
    async ({ told, read, id, first }) => {
      const { version, document, faults, tasks } = await read();
      expect([version.state, faults, told("document.approve"), tasks]).toEqual(["approved", [], 2, []]);
      expect(version.state === "approved" && documents.isWhole(version)).toBe(true);
      expect(document).toMatchObject({ scheduled: { version: id }, inForce: { version: first } });
      expect(document).not.toHaveProperty("draft");
    },
  );
  expect(calls).toBe(2);
});

const midnight = new Date("2026-03-31T17:00:00Z");
const switched = async ({ told, read, id, first }: Office) => {
  const { document, faults } = await read();
  expect([faults, told("document.bring_into_force")]).toEqual([[], 1]);
  expect(document).toMatchObject({ inForce: { version: id }, past: [{ version: first, endedOn: "2026-03-31" }] });
  expect(document).not.toHaveProperty("scheduled");
};
const on = (desk: ProvinceCtx, table: Table): ProvinceCtx => ({ ...desk, table });

test("the switch at midnight that broke off anywhere is made by the next run, once", async () => {
  const calls = await brokenEverywhere(
    "scheduled",
    async (office, table) => {
      office.platform.setClock(midnight);
      await documents.enforceDue(on(office.desk, table));
    },
    switched,
  );
  expect(calls).toBeGreaterThanOrEqual(3);
});

test("a second before midnight in Việt Nam nothing changes; a month late it is as on the day, and twice as once", async () => {
  const office = await anOffice("scheduled");
  office.platform.setClock(new Date(midnight.getTime() - 1000));
  expect(await documents.enforceDue(office.desk)).toBe(0);
  expect(office.told("document.bring_into_force")).toBe(0);
  office.platform.setClock(new Date("2026-05-01T00:00:00Z"));
  expect([await documents.enforceDue(office.desk), await documents.enforceDue(office.desk)]).toEqual([1, 0]);
  await switched(office);
});

test("two clocks at once make one switch: whoever is second is told, or finds it done", async () => {
  const office = await anOffice("scheduled");
  office.platform.setClock(midnight);
  const desk = on(office.desk, together(office.platform.table, 2));
  const said = await Promise.all([1, 2].map(() => outcome(documents.enforceDue(desk))));
  expect(said.toSorted()).toEqual(["document.changed_meanwhile", "ok"]);
  expect(await documents.enforceDue(office.desk)).toBe(0);
  await switched(office);
});

test("of the switch and of who changes the document at that moment one is told, and the next run makes the switch", async () => {
  const office = await anOffice("scheduled");
  office.platform.setClock(midnight);
  const { desk, head, document } = office;
  const table = together(office.platform.table, 2);
  const said = await Promise.all([
    outcome(documents.enforceDue(on(desk, table))),
    outcome(documents.describe({ ...head, table }, { id: document, reviewMonths: 6 })),
  ]);
  expect(said.filter((each) => each === "ok")).toHaveLength(1);
  await documents.enforceDue(desk);
  await switched(office);
});
