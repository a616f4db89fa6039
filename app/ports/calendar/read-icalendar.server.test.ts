import { describe, expect, it } from "vitest";
import { CalendarUnreadableError, readICalendar } from "./read-icalendar.server.ts";

const calendar = (...events: readonly string[]) =>
  [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//tests//EN",
    ...events.flatMap((event) => ["BEGIN:VEVENT", ...event.trim().split(/\s*\n\s*/), "END:VEVENT"]),
    "END:VCALENDAR",
  ].join("\r\n");
const read = (...events: readonly string[]) => readICalendar(calendar(...events), { fromYear: 2026, toYear: 2028 });
const days = (...events: readonly string[]) => read(...events).map(({ from, to }) => [from, to]);

describe("the days of an iCalendar", () => {
  it("end before the day that DTEND names, or last one day", () => {
    expect(
      days(
        "UID:1\nSUMMARY:国庆节\nDTSTART;VALUE=DATE:20261001\nDTEND;VALUE=DATE:20261008",
        "UID:2\nSUMMARY:Move\nDTSTART;VALUE=DATE:20260302",
        "UID:3\nSUMMARY:Odd\nDTSTART;VALUE=DATE:20260303\nDTEND;VALUE=DATE:20260303",
        "UID:4\nSUMMARY:Lasts\nDTSTART;VALUE=DATE:20260401\nDURATION:P3D",
      ),
    ).toEqual([
      ["2026-03-02", "2026-03-02"],
      ["2026-03-03", "2026-03-03"],
      ["2026-04-01", "2026-04-03"],
      ["2026-10-01", "2026-10-07"],
    ]);
  });

  it("come back by their rule, without those taken out and with the one that was moved", () => {
    expect(
      days(
        "UID:y\nSUMMARY:Founding day\nDTSTART;VALUE=DATE:20200229\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1\nEXDATE;VALUE=DATE:20270228",
        "UID:y\nSUMMARY:Founding day\nRECURRENCE-ID;VALUE=DATE:20260228\nDTSTART;VALUE=DATE:20260302",
      ),
    ).toEqual([
      ["2026-03-02", "2026-03-02"],
      ["2028-02-29", "2028-02-29"],
    ]);
  });

  it("are no appointments, no cancelled ones and none of other years", () => {
    expect(
      days(
        "UID:1\nSUMMARY:Meeting\nDTSTART:20260302T090000Z\nDTEND:20260302T100000Z",
        "UID:2\nSUMMARY:Off\nSTATUS:CANCELLED\nDTSTART;VALUE=DATE:20260303",
        "UID:3\nSUMMARY:Off\nDTSTART;VALUE=DATE:20251231",
      ),
    ).toEqual([]);
  });

  it("have their names and categories as written, folded lines and escapes undone", () => {
    expect(
      read("UID:1\nSUMMARY:Worked\\, for the bridge\nCATEGORIES:WORKDAY,班\nDTSTART;VALUE=DATE:20261010"),
    ).toMatchObject([{ name: "Worked, for the bridge", categories: ["WORKDAY", "班"] }]);
    const folded = calendar("UID:1\nSUMMARY:A\nDTSTART;VALUE=DATE:20261010").replace(
      "SUMMARY:A",
      "SUMMARY:Natio\r\n nal Day",
    );
    expect(readICalendar(`\uFEFF${folded}`, { fromYear: 2026, toYear: 2026 })).toMatchObject([
      { name: "National Day" },
    ]);
  });
});

describe("what is no calendar", () => {
  it.each([
    ["", /./],
    ["<!doctype html><p>Sign in", /./],
    ["BEGIN:VCARD\r\nEND:VCARD", /no VCALENDAR/],
    [calendar("UID:1\nSUMMARY:Daily\nDTSTART;VALUE=DATE:20000101\nRRULE:FREQ=DAILY"), /“Daily” comes back more than/],
  ])("%j is refused with what is wrong", (text, message) => {
    const attempt = () => readICalendar(text, { fromYear: 2026, toYear: 2028 });
    expect(attempt).toThrow(CalendarUnreadableError);
    expect(attempt).toThrow(message);
  });
});
