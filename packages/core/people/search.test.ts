import { expect, test } from "vitest";
import { aMember, anAgency, aPlatform, aProvince, at } from "../../../tests/world.ts";
import { listAll, listInAgency } from "./index.ts";

test("people are found by name and address, without dấu, in their agency and from the province's desk", async () => {
  const desk = await aProvince(aPlatform());
  const [here, there] = [at(desk, (await anAgency(desk)).id), at(desk, (await anAgency(desk)).id)];
  for (const name of ["Đỗ Thị Mai", "Lê Văn Bình"]) await aMember(here, "staff", name);
  const canary = await aMember(there, "staff", "Mai Hoàng Yến");
  const names = (page: { items: { name: string }[] }) => page.items.map(({ name }) => name).join();
  const inAgency = async (search: string) => names(await listInAgency(here, { state: "invited", search }));
  expect(await inAgency("mai do")).toBe("Đỗ Thị Mai");
  expect(await inAgency("binh")).toBe("Lê Văn Bình");
  expect(await inAgency("hoang yen")).toBe("");
  expect(await inAgency(canary.email)).toBe("");
  expect(names(await listAll(desk, { search: "mai" }))).toBe("Đỗ Thị Mai,Mai Hoàng Yến");
  expect(names(await listAll(desk, { search: canary.email.split("@")[0]! }))).toBe("Mai Hoàng Yến");
  const places = async (search: string) => (await listAll(desk, { search })).items.map(({ agency }) => agency);
  expect(await places("mai")).toEqual([here.scope.agency, there.scope.agency]);
  await aMember(desk, "inspector", "Phan Ở Bàn");
  expect(await places("phan")).toEqual([undefined]);
});
