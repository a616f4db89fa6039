import type { TFunction } from "i18next";
import { ATTACHMENT_LIMITS, type FileKind } from "#app/domain/attachments/kinds.ts";
import { formatFileSize, formatList, formatMoment } from "#app/i18n/format.ts";
import type { Language } from "#app/i18n/languages.ts";

type Facts = { readonly kind: FileKind; readonly sizeBytes: number; readonly addedAt: Date | string };

/** Kinds in words, one after the other. */
export const nameKinds = (t: TFunction, language: Language, kinds: readonly FileKind[]): string =>
  formatList(
    language,
    kinds.map((kind) => t(`files:kind.${kind}`)),
  );

/** What is taken, told before anybody chooses. */
export const describeLimits = (t: TFunction, language: Language, kinds: readonly FileKind[], most: number): string =>
  t("files:limits", { most, max: ATTACHMENT_LIMITS.maxMegabytes, kinds: nameKinds(t, language, kinds) });

/** "PDF, 1.2 MB, 3 March 2026". */
export const describeFile = (t: TFunction, language: Language, timeZone: string, file: Facts): string =>
  t("files:added_on", {
    kind: t(`files:kind.${file.kind}`),
    size: formatFileSize(language, file.sizeBytes),
    date: formatMoment(new Date(file.addedAt), "day", language, timeZone),
  });
