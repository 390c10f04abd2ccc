import { expect, test } from "vitest";
import * as documents from "./index.ts";
import { about, anOffice, issue } from "./office.test-helper.ts";

test("what is said of a document is said no more where null is given; what is not named stays", async () => {
  const office = await anOffice();
  const { id } = await documents.create(office.by.secretary, { code: "QT.01", ...about });
  await issue(office, id);
  await documents.describe(office.by.secretary, { id, reviewMonths: 6, unit: "Văn phòng", retentionYears: 5 });
  const cleared = await documents.describe(office.by.secretary, { id, reviewMonths: null, unit: null });
  expect(cleared).toMatchObject({ retentionYears: 5, state: "active" });
  for (const gone of ["reviewMonths", "reviewDue", "unit"]) expect(cleared).not.toHaveProperty(gone);
});
