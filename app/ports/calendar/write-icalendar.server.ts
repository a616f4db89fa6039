import ICAL from "ical.js";

// 75 octets a line (RFC 5545, 3.1); the library does not count the space with which a line goes on.
ICAL.foldLength = 74;

/** One whole day of a calendar. */
export type CalendarEntry = {
  /** Never changes, so that a file fetched again moves the entry instead of adding another. */
  readonly uid: string;
  /** Grows with every change of the entry. */
  readonly sequence: number;
  /** `YYYY-MM-DD`, of no zone: every reader shows it as that day. */
  readonly day: string;
  readonly summary: string;
  readonly description: string;
  readonly url: string;
  /** Calendars that have a cancelled entry take it away. */
  readonly status: "CONFIRMED" | "CANCELLED";
  readonly createdAt: Date;
  readonly changedAt: Date;
};

type Value = string | number | ICAL.Time;

function component(name: string, values: Readonly<Record<string, Value>>): ICAL.Component {
  const made = new ICAL.Component(name);
  // The library escapes line feeds and would let a carriage return through.
  const clean = (value: Value) => (typeof value === "string" ? value.replaceAll(/\r\n?/g, "\n") : value);
  for (const [property, value] of Object.entries(values)) made.addPropertyWithValue(property, clean(value));
  return made;
}

/** A calendar to fetch (RFC 5545, `METHOD:PUBLISH`); its entries are private and hold up nobody's day. */
export function writeICalendar(
  { product, name, at }: { readonly product: string; readonly name: string; readonly at: Date },
  entries: readonly CalendarEntry[],
): string {
  const calendar = component("vcalendar", {
    version: "2.0",
    prodid: `-//${product}`,
    method: "PUBLISH",
    name,
    "x-wr-calname": name,
  });
  for (const entry of entries) {
    const day = ICAL.Time.fromDateString(entry.day);
    const next = day.clone();
    next.addDuration(ICAL.Duration.fromData({ days: 1 }));
    calendar.addSubcomponent(
      component("vevent", {
        uid: entry.uid,
        sequence: entry.sequence,
        dtstamp: ICAL.Time.fromJSDate(at, true),
        dtstart: day,
        dtend: next,
        summary: entry.summary,
        description: entry.description,
        url: entry.url,
        status: entry.status,
        class: "PRIVATE",
        transp: "TRANSPARENT",
        created: ICAL.Time.fromJSDate(entry.createdAt, true),
        "last-modified": ICAL.Time.fromJSDate(entry.changedAt, true),
      }),
    );
  }
  return `${calendar.toString()}\r\n`;
}
