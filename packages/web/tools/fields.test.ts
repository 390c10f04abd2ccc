import { expect, test } from "vitest";
import { fieldsOfApi } from "./fields.ts";

test("a form knows of its fields what the API will ask of them, in groups too", async () => {
  const fields = await fieldsOfApi();
  expect(fields["POST /v1/operator/provinces"]).toMatchObject({
    province: { required: true },
    "admin.name": { required: true, maxLength: 120 },
    "admin.title": { maxLength: 120 },
  });
  // Within what may be left out nothing must be said.
  expect(fields["POST /v1/agencies/{agency}/adoptions/{id}/apply"]).not.toHaveProperty("scope.covered");
  expect(fields["POST /v1/agencies/{agency}/adoptions/{id}/declare"]).toHaveProperty(["scope.covered", "required"], true);
});
