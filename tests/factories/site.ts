import { type Desk, type Site, siteSchema } from "#app/domain/desks/site-schema.ts";

const both = (text: string) => ({ en: text, "zh-CN": text });
const WORK_DAY = [
  ["09:00", "12:00"],
  ["13:30", "17:00"],
];
const week = { mon: WORK_DAY, tue: WORK_DAY, wed: WORK_DAY, thu: WORK_DAY, fri: WORK_DAY, sat: [], sun: [] };

const desk = (id: string, more: Partial<Desk> = {}) => ({
  id,
  name: both(`Desk ${id}`),
  department: both("Department"),
  centre: null,
  phone: "12345",
  hours: week,
  ...more,
});

/** The least district that is valid: a live catch-all desk, a second live desk, one that does not talk, one holiday. */
export function aSite(more: Partial<Site> = {}): Site {
  return {
    ...siteSchema.parse({
      sample: true,
      name: both("Test District"),
      city: both("Test City"),
      portal_name: both("OneWindow"),
      default_language: "en",
      time_zone: "Asia/Shanghai",
      currency: "CNY",
      hotlines: [
        { id: "district", kind: "district", number: "12345", name: both("District line"), purpose: both("Everything") },
        { id: "support", kind: "crisis", number: "12356", name: both("Support line"), purpose: both("Listens") },
      ],
      holidays: [{ from: "2026-10-01", to: "2026-10-07", name: both("National Day") }],
      make_up_days: [{ date: "2026-10-10", hours_of: "fri", name: both("Worked Saturday") }],
      places: [
        { id: "test", level: 1, parent: null, name: both("Test District") },
        { id: "heping", level: 2, parent: "test", name: { en: "Heping Subdistrict", "zh-CN": "和平街道" } },
        {
          id: "xinhua-community",
          level: 3,
          parent: "heping",
          name: { en: "Xinhua Community", "zh-CN": "新华社区" },
        },
      ],
      centres: [
        {
          id: "hall",
          name: both("Hall"),
          place: "test",
          address: both("1 Test Road"),
          phone: "12345",
          hours: week,
          counters: [],
          accessibility: [],
          transport: both("Bus 1"),
        },
      ],
      desks: [
        desk("service-hall", { catchall: true, live: true }),
        desk("second-hall", { live: true }),
        desk("civil-affairs"),
      ],
    }),
    ...more,
  };
}
