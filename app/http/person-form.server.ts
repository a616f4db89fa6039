import type { AssignmentFault } from "#app/domain/accounts/assignment.ts";
import type { PersonFault, PersonForm } from "#app/components/staff/person-fields.tsx";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { CONTENT_LANGUAGES, contentLanguageOf, inLanguage } from "#app/i18n/languages.ts";
import { listLanguages } from "#app/i18n/languages.server.ts";
import type { LoadContext } from "./load-context.ts";

/** What the forms about people offer. */
export function personChoices({ services, language }: Pick<LoadContext, "services" | "language">) {
  return {
    desks: services.site.desks.map(({ id, name }) => ({ id, name: inLanguage(name, language) })),
    // Mails to staff are written in the languages of the content.
    languages: listLanguages()
      .filter(({ tag }) => (CONTENT_LANGUAGES as readonly string[]).includes(tag))
      .map(({ tag, name }) => ({ tag, name })),
    // Residents write in any language of the portal.
    spokenLanguages: listLanguages().map(({ tag, name }) => ({ tag, name })),
  };
}

/** What was typed and ticked; what is wrong with it, its domain function says. */
export function readPersonForm(form: FormData): PersonForm {
  return {
    name: String(form.get("name") ?? ""),
    language: contentLanguageOf(String(form.get("language") ?? "")),
    spoken: listLanguages()
      .map(({ tag }) => tag)
      .filter((tag) => form.getAll("spoken").includes(tag)),
    roles: form.getAll("roles").map(String),
    deskIds: form.getAll("desks").map(String),
  };
}

const FIELDS = {
  email_invalid: "email",
  email_taken: "email",
  name_invalid: "name",
  role_unknown: "roles",
  desk_unknown: "desks",
  desk_missing: "desks",
} as const;

/** At which fields a refusal is told, in the reader's language. */
export function describePersonFaults(
  { language }: Pick<LoadContext, "language">,
  reasons: readonly (AssignmentFault | "email_invalid" | "email_taken")[],
): PersonFault[] {
  const t = getTranslator(language);
  return reasons.map((reason) => ({ field: FIELDS[reason], text: t(`accounts:people.fault.${reason}`) }));
}
