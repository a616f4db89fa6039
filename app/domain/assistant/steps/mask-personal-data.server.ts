import { getTranslator } from "#app/i18n/i18n.server.ts";
import { maskPersonalData } from "#app/lib/personal-data.ts";
import { contactKey } from "../compose/contacts.ts";
import { ownPhones } from "../compose/own-contacts.server.ts";
import type { PipelineStep } from "../context.ts";
import { MAX_QUESTION_LENGTH } from "./input-rules.server.ts";

/** From here on nobody sees an identity number, phone, mail address, home address, bank card or passport of the question. */
export const maskPersonalDataStep: PipelineStep = {
  name: "mask_personal_data",
  runsAfterStop: true,
  async run(context) {
    const t = getTranslator(context.language);
    const own = ownPhones(context.deps.site);
    const { text, kinds } = maskPersonalData(context.text, (kind, found) =>
      // Whose number the authority's is, residents may ask.
      own.has(contactKey(found)) ? undefined : t(`assistant:mask.${kind}`),
    );
    // Only a stopped run can be longer: words of danger are answered at any length, and kept up to the limit.
    context.text = [...text].slice(0, MAX_QUESTION_LENGTH).join("").trim();
    context.maskedKinds = kinds;
  },
};
