import { z } from "zod";

/** What `npm audit --json` prints: holes by package, or why it could not ask. */
const reportSchema = z.object({
  error: z.unknown().optional(),
  vulnerabilities: z
    .record(
      z.string(),
      z.object({
        severity: z.enum(["info", "low", "moderate", "high", "critical"]),
        range: z.string(),
        via: z.array(z.union([z.string(), z.object({ title: z.string(), url: z.string() })])),
      }),
    )
    .optional(),
});

/** Those that docs/security.md gives a week; the others have a month and more, so they are told and break nothing. */
const URGENT = ["high", "critical"];

export type HolesVerdict = {
  readonly status: "none" | "told" | "urgent" | "not_asked";
  readonly lines: readonly string[];
};

/** Reads the report of `npm audit --json`. A registry that does not answer the question proves nothing, and is said so. */
export function judgeHoles(report: string): HolesVerdict {
  const parsed = reportSchema.safeParse(parse(report));
  if (!parsed.success || !parsed.data.vulnerabilities || parsed.data.error !== undefined)
    return { status: "not_asked", lines: ["The registry says nothing of known holes; ask again elsewhere."] };
  const holes = Object.entries(parsed.data.vulnerabilities);
  const lines = holes.map(([name, { severity, range, via }]) => {
    const titles = via.map((one) => (typeof one === "string" ? `by ${one}` : `${one.title} (${one.url})`));
    return `${severity}: ${name} ${range}: ${titles.join("; ")}`;
  });
  if (holes.some(([, { severity }]) => URGENT.includes(severity))) return { status: "urgent", lines };
  return { status: holes.length > 0 ? "told" : "none", lines };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
