import { maskPersonalData } from "#app/lib/personal-data.ts";
import { normaliseText } from "./normalise-text.server.ts";

/** A question as it may leave the house, whoever asks: without identifiers, and without what could hide one. */
export const maskQuestion = (question: string): string =>
  maskPersonalData(normaliseText(question), () => " ")
    .text.replace(/\s+/g, " ")
    .trim();
