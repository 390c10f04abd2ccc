import { keys, type ProvinceKey } from "@chuan/kernel";
import { anAgency, aMember, aPlatform, aProvince, at } from "../../../tests/world.ts";
import { accounts, accountSettings } from "../accounts/index.ts";
import { adoptionIdFor, plan } from "../adoption/index.ts";
import { createClient } from "../clients/index.ts";
import { directory } from "../directory/index.ts";
import { take } from "../imports/index.ts";
import { erase, leave, noteExport } from "../provinces/index.ts";

const csv = "mã cơ quan,tên cơ quan,loại cơ quan\nX.01,Xã An Bình,xã\nX.02,Xã An Hòa,xã";
const settings = { ...accountSettings, scrypt: { N: 16, r: 1, p: 1 } };
const verbs = accounts({ settings, secrets: { ticketKey: Buffer.alloc(32, 7) } });

/** Two provinces with some of everything: agencies made and imported, members, an API client, and their places in the directory. */
export async function twoProvinces() {
  const platform = aPlatform(new Date("2026-10-01T02:00:00Z"));
  const [one, other] = [await aProvince(platform, "22.2025" as ProvinceKey), await aProvince(platform, "24.2025" as ProvinceKey)];
  for (const ctx of [one, other]) {
    const place = at(ctx, (await anAgency(ctx)).id);
    await plan(place, { id: adoptionIdFor("2015"), due: "2027-01-01" }, { key: "một lần" });
    await aMember(place, "iso_secretary");
    await aMember(ctx, "inspector");
    await createClient(ctx, { name: "Một cửa", scopes: ["agency:read"] });
    await take(ctx, { name: "xa.csv", content: Buffer.from(csv).toString("base64") });
  }
  await platform.settle();
  const news = platform.bare.dump().map(({ pk, sk }) => ({ pk, sk }));
  await directory(verbs)(platform.means, news);
  return { platform, one, other, verbs };
}
export type Two = Awaited<ReturnType<typeof twoProvinces>>;

/** Decides, as an operator would, that a province's data go. */
export async function decideErasing({ platform }: Two, province: ProvinceKey) {
  await leave(platform.operator, { province, reason: "Hết hợp đồng" });
  await noteExport(platform.operator, { province, sha256: "0".repeat(64), items: 1 });
  platform.setClock(new Date(platform.clock().getTime() + 31 * 86_400_000));
  await erase(platform.operator, { province });
  await platform.settle();
}

export const ofProvince = ({ platform }: Two, province: ProvinceKey) =>
  platform.bare.dump().filter(({ pk }) => keys.provinceOfPlace(pk) === province);
