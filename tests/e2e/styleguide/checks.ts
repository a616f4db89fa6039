import { ACTIONS } from "./actions.ts";
import { CHOICES } from "./choices.ts";
import { FACTS } from "./facts.ts";
import { FIELDS } from "./fields.ts";
import type { Checks } from "./guide.ts";
import { MESSAGES } from "./messages.ts";
import { WRITING } from "./writing.ts";

/** What works without a script; a new component is one line in one of these tables. */
export const CHECKS: Checks = { ...WRITING, ...ACTIONS, ...FACTS, ...MESSAGES, ...FIELDS, ...CHOICES };

export { SCRIPTED } from "./scripted.ts";
