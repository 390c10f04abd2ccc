import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, civilDate, onPaper, seconds } from "./clock.ts";

test.each([
  ["2026-03-01T16:59:59.999Z", "2026-03-01"],
  ["2026-03-01T17:00:00.000Z", "2026-03-02"],
  ["2025-12-31T17:00:00.000Z", "2026-01-01"],
  ["2024-02-28T17:00:00.000Z", "2024-02-29"],
])("%s is %s in Việt Nam, whatever the machine's own zone", (at, date) => expect(civilDate(new Date(at))).toBe(date));

test("days are added by the calendar, and taken back", () => {
  expect(addDays("2024-02-28", 1)).toBe("2024-02-29");
  expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
  expect(addDays("2026-03-01", -1)).toBe("2026-02-28");
  const day = fc
    .date({ min: new Date("1950-01-01"), max: new Date("2190-01-01"), noInvalidDate: true })
    .map((at) => at.toISOString().slice(0, 10));
  fc.assert(
    fc.property(day, fc.integer({ min: -3000, max: 3000 }), (date, n) => {
      expect(addDays(addDays(date, n), -n)).toBe(date);
      expect(addDays(date, n) > date).toBe(n > 0);
    }),
  );
});

test("on paper a date is dd/MM/yyyy, and a ttl is in whole seconds", () => {
  expect(onPaper("2026-03-01")).toBe("01/03/2026");
  expect(seconds(new Date("1970-01-01T00:00:01.999Z"))).toBe(1);
});
