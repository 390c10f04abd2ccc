import { job } from "@chuan/core/access";
import { list } from "@chuan/core/agencies";
import * as documents from "@chuan/core/documents";
import * as models from "@chuan/core/models";
import { inviteToAgency, listInAgency, type Member } from "@chuan/core/people";
import { type nodes, RichText } from "@chuan/core/texts";
import { type AgencyCtx, type ProvinceCtx, within } from "@chuan/kernel";
import { type DemoModel, framework, frameworkName, secondEdition } from "./framework.ts";

const desk = job("demo", "model:manage", "document:read", "agency:read");
const clerk = job("demo", "member:manage", "member:appoint", "member:read");
const writer = job("demo", "document:read", "document:draft");
type Model = Awaited<ReturnType<typeof models.write>>;

/** A framework of a few models, published by the province. Some wards have taken it up; one of its models has gone on since. */
export async function loadModels(ctx: ProvinceCtx): Promise<void> {
  const province: ProvinceCtx = { ...ctx, actor: { ...desk, name: "Sở Khoa học và Công nghệ" } };
  const published: Model[] = [];
  for (const model of framework) published.push(await publish(province, model));
  const { items } = await list(province, { limit: 200 });
  const placeOf = (code: string) => within(ctx, items.find((agency) => agency.code === code)!.id);

  await takeUp(placeOf("P.03"), published);
  await takeUp(placeOf("P.01"), published);
  const renewing = await takeUp(placeOf("P.02"), published);
  await takeUp(placeOf("X.01"), published.slice(0, 2));

  const next = framework.find(({ code }) => code === secondEdition.code)!;
  const { id } = published.find(({ code }) => code === secondEdition.code)!;
  const { text, ...about } = next;
  await models.save(province, { id, set: frameworkName, ...about, body: bodyOf(secondEdition.change(text)) });
  await models.publish(province, { id, note: secondEdition.note });
  await renew(renewing, id);
}

async function publish(province: ProvinceCtx, { text, ...about }: DemoModel): Promise<Model> {
  const { id } = await models.write(province, { set: frameworkName, ...about, body: bodyOf(text) });
  return models.publish(province, { id, note: "Ban hành lần đầu." });
}

/** The whole framework as drafts of an agency, in the hands of its secretary. */
async function takeUp(place: AgencyCtx, published: readonly Model[]): Promise<AgencyCtx> {
  const { secretary, head } = await staffOf(place);
  const ctx: AgencyCtx = { ...place, actor: { ...writer, type: "user", id: secretary.id, name: secretary.name } };
  await models.takeUp(ctx, { models: published.map(({ id }) => ({ id, no: 1 })), head: head.id, unit: "Văn phòng HĐND và UBND" });
  return ctx;
}

/** One agency wrote in its draft, and took the newer version in nevertheless. */
async function renew(ctx: AgencyCtx, id: Model["id"]): Promise<void> {
  const { items } = await models.offered(ctx, {});
  const { document } = items.find(({ offer }) => offer.model === id)!.uptake!;
  const found = await documents.read(ctx, { id: document });
  const version = found.state === "active" ? found.draft! : found.inForce!.version;
  const { text } = await documents.readVersion(ctx, { id: version });
  const own = {
    type: "paragraph" as const,
    content: [{ type: "text" as const, text: "Phiếu yêu cầu gửi qua phần mềm, không dùng bản giấy." }],
  };
  await documents.save(ctx, { id: version, body: { ...text!.body, content: [...text!.body.content, own] }, seen: text!.seen });
  await models.renew(ctx, { id, document, version, from: 1, to: 2 });
}

/** The agency's head and secretary; an agency that has none yet gets them. */
async function staffOf(place: AgencyCtx): Promise<{ secretary: Member; head: Member }> {
  const ctx: AgencyCtx = { ...place, actor: clerk };
  const there = [...(await listInAgency(ctx, {})).items, ...(await listInAgency(ctx, { state: "invited" })).items];
  const holds = (role: string) => there.find(({ grants }) => grants.some((grant) => grant.role === role));
  const tail = place.scope.agency.slice(-6).toLowerCase();
  const invite = (who: string, name: string, title: string, role: "agency_head" | "iso_secretary") =>
    inviteToAgency(ctx, { email: `${who}.${tail}@quangninh.example.vn`, name, title, roles: [role] });
  return {
    head: holds("agency_head") ?? (await invite("chutich", "Nguyễn Văn Thành", "Chủ tịch UBND", "agency_head")),
    secretary: holds("iso_secretary") ?? (await invite("thuky", "Bùi Thị Ngọc", "Thư ký ISO", "iso_secretary")),
  };
}

/** The lines of a text as an editor would write them. */
function bodyOf(text: string): RichText {
  const content: nodes.Block[] = [];
  for (const line of text.trim().split("\n")) {
    const words = [{ type: "text" as const, text: line.replace(/^(# |- )/, "") }];
    const last = content.at(-1);
    const item = { type: "listItem" as const, content: [{ type: "paragraph" as const, content: words }] };
    if (line.startsWith("# ")) content.push({ type: "heading", attrs: { level: 2 }, content: words });
    else if (!line.startsWith("- ")) content.push({ type: "paragraph", content: words });
    else if (last?.type === "bulletList") last.content.push(item);
    else content.push({ type: "bulletList", content: [item] });
  }
  return RichText.parse({ type: "doc", content });
}
