import { command, everyItem, keys, Problem, type ProvinceCtx, together, unchanged } from "@chuan/kernel";
import * as z from "zod";
import { founding } from "../agencies/index.ts";
import { settingsId, SettingsOf } from "../settings/index.ts";
import { type Import as Body, Import, ImportId, importLife, Imports, Parts, partIdOf, type PartRow, partSize, stride } from "./import.ts";
import { judgeAgainst } from "./judge.ts";
import { known } from "./known.ts";

const named = { reach: "province", can: "agency:manage", input: z.strictObject({ id: ImportId.schema }), answer: Import } as const;

async function allRows(ctx: ProvinceCtx, { id, total }: Body): Promise<PartRow[]> {
  const parts = Array.from({ length: Math.ceil(total / partSize) }, (_, i) => Parts.read(ctx, partIdOf(id, i)));
  return (await Promise.all(parts)).flatMap((part) => part.rows);
}

/** Holds a received list against the register, which nobody else adds to now. All of it is accepted, or none. */
export const accept = command({
  ...named,
  name: "import.accept",
  loads: (ctx, { id }) => ({ list: Imports.at(ctx, id) }),
  run: async (ctx, { list }) => {
    if (list.state !== "received") return unchanged<Body>(list);
    const rows = await allRows(ctx, list);
    const { problems } = judgeAgainst(rows, await known(ctx, rows));
    if (problems.length > 0) return importLife.move(ctx, "refuse", list, { problems: problems.slice(0, 100) });
    return importLife.move(ctx, "accept", list, { done: 0, created: 0, unchanged: 0 });
  },
});

/** Applies the next few rows of an accepted list, and notes in the same transaction that it did: once, however often it is tried. */
export const proceed = command({
  ...named,
  name: "import.proceed",
  loads: (ctx, { id }) => ({ list: Imports.at(ctx, id), settings: SettingsOf.at(ctx, settingsId) }),
  run: async (ctx, { list, settings }) => {
    if (list.state !== "accepted") return unchanged<Body>(list);
    if (list.done >= list.total) return importLife.move(ctx, "finish", list, { appliedAt: ctx.clock().toISOString() });
    const part = await Parts.read(ctx, partIdOf(list.id, Math.floor(list.done / partSize)));
    const start = list.done % partSize;
    const rows = part.rows.slice(start, start + stride);
    const there = await known(ctx, rows);
    const parents = await parentIds(ctx, list, rows, there);
    const fresh = rows.filter(({ agency }) => !there.has(agency.code));
    const moved = importLife.move(ctx, "proceed", list, {
      done: list.done + rows.length,
      created: list.created + fresh.length,
      unchanged: list.unchanged + rows.length - fresh.length,
    });
    const founded = fresh.map(({ id, agency, parent }) => {
      const above = parent === undefined ? undefined : parents.get(parent);
      return founding(ctx, id, { ...agency, ...(above ? { parent: above } : {}) }, settings.edition);
    });
    return together<Body>(moved, ...founded);
  },
});

/** Codes of parents to ids: of the register, else of the list itself, where ids were given on receipt. */
async function parentIds(ctx: ProvinceCtx, list: Body, rows: readonly PartRow[], there: Awaited<ReturnType<typeof known>>) {
  const ids = new Map([...there].map(([code, agency]) => [code, agency.id]));
  const unknown = rows.some(({ parent }) => parent !== undefined && !ids.has(parent));
  if (unknown) for (const { agency, id } of await allRows(ctx, list)) if (!ids.has(agency.code)) ids.set(agency.code, id);
  return ids;
}

/**
 * Brings an import to its end, wherever it stands: the request that received it calls this, and so does whoever finds it unfinished after a
 * crash. Two at once do no harm: each step is held to the version it was decided on.
 */
export async function carryOut(ctx: ProvinceCtx, id: Body["id"], progress: (list: Body) => void = () => {}): Promise<Body> {
  let list = await once(() => accept(ctx, { id }), ctx, id);
  progress(list);
  while (list.state === "accepted") {
    list = await once(() => proceed(ctx, { id }), ctx, id);
    progress(list);
  }
  return list;
}

/** A step that another did first is a step done. */
async function once(step: () => Promise<Body>, ctx: ProvinceCtx, id: Body["id"]): Promise<Body> {
  try {
    return await step();
  } catch (error) {
    if (error instanceof Problem && error.kind === "stale") return Imports.read(ctx, id);
    throw error;
  }
}

/** Imports that wait for someone to carry them on, of one province. */
export async function* unfinished(ctx: ProvinceCtx): AsyncGenerator<Body> {
  for await (const item of everyItem(ctx.table, { pk: keys.nounPartition(keys.home(ctx.scope), Imports.name), limit: 100 })) {
    const list = Imports.open(item);
    if (list.state === "received" || list.state === "accepted") yield list;
  }
}
