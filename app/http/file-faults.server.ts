import { nameKinds } from "#app/components/attachments/file-facts.ts";
import type { FileRefusal, GivenFile } from "#app/domain/attachments/attachment.ts";
import { ATTACHMENT_LIMITS, FILE_KINDS, type FileKind } from "#app/domain/attachments/kinds.ts";
import { cleanFileName } from "#app/domain/attachments/file-name.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import type { Language } from "#app/i18n/languages.ts";

const SHOWN_CHARACTERS = 60;

/** A name as it may be shown, whatever it came as: without the ending that a kept file would get. */
function shownName(given: string): string {
  const name = cleanFileName(given, "pdf");
  const own = FILE_KINDS.pdf.extensions.some((ending) => given.toLowerCase().endsWith(`.${ending}`));
  const shown = [...(own ? name : name.slice(0, name.lastIndexOf(".")))];
  return shown.length > SHOWN_CHARACTERS ? `${shown.slice(0, SHOWN_CHARACTERS).join("")}…` : shown.join("");
}

/** Why a file was not kept and how to mend it, in the reader's language. */
export function describeRefusal(
  language: Language,
  given: Pick<GivenFile, "name">,
  reason: FileRefusal,
  allowed: { readonly kinds: readonly FileKind[]; readonly most: number },
): string {
  const t = getTranslator(language);
  const kinds = nameKinds(t, language, allowed.kinds);
  const max = ATTACHMENT_LIMITS.maxMegabytes;
  return t(`files:refused.${reason}`, { name: shownName(given.name), kinds, max, most: allowed.most });
}
