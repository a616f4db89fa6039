/**
 * What journeys type for a person who does not exist. None of these may stand anywhere but sealed and in the mail folder; the
 * scan at the end of the browser suite looks for them (`leak-scan.ts`). They occur in no content and no page.
 */
export const SEEDED = {
  /** GB 11643, born 1946-03-27; the check digit is right. */
  identity_number: "110101194603270014",
  phone: "13912340047",
  bank_card: "6222020000000000000",
  mail: "seeded.resident@example.org",
  street: "Seededlane 47, door 1203",
} as const;

export type SeededKind = keyof typeof SEEDED;
