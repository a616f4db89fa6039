import { z } from "zod";

/** `model_off`: answers are quoted, and no question goes to a model. The database's check holds the same list. */
export const ASSISTANT_MODES = ["on", "model_off", "off"] as const;
export type AssistantMode = (typeof ASSISTANT_MODES)[number];

export type AssistantSettings = {
  readonly mode: AssistantMode;
  /** Questions a day, by calendar days of the district; null is no limit. */
  readonly personLimit: number | null;
  readonly dayLimit: number | null;
};

export type StoredSettings = AssistantSettings & {
  readonly id: number;
  /** These three are absent until somebody changes the settings. */
  readonly reason: string | null;
  readonly changedBy: string | null;
  readonly changedAt: Date | null;
};

const MAX_LIMIT = 1_000_000;
export const REASON_MAX_LENGTH = 500;

const limit = z
  .string()
  .trim()
  .transform((typed, context) => {
    if (typed === "") return null;
    const count = /^\d{1,7}$/.test(typed) ? Number(typed) : 0;
    if (count >= 1 && count <= MAX_LIMIT) return count;
    context.addIssue({ code: "custom", message: "limit" });
    return z.NEVER;
  });

/** The form of the settings page; the messages are codes of its texts. */
export const settingsSchema = z.object({
  /** The settings that the form was drawn on; a form that names none is a stale one. */
  basedOn: z.coerce.number().int().catch(0),
  mode: z.enum(ASSISTANT_MODES, "mode"),
  personLimit: limit,
  dayLimit: limit,
  reason: z.string().trim().min(5, "reason").max(REASON_MAX_LENGTH, "reason_long"),
});
export type SettingsInput = z.infer<typeof settingsSchema>;
