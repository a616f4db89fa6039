import type { Step } from "./read-step.server.ts";

/** What was just refused, with all that was typed. */
export type Tried = { readonly fault: string; readonly tried: Step | undefined };
