import { useTranslation } from "#app/components/texts.tsx";
import type { FieldTexts } from "#app/components/ui/field.tsx";

export const FIELD_KINDS = ["text", "area", "select", "radio", "check", "date", "file"] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

type FieldState = FieldTexts & {
  /** `text-wrong`, for the control and its name. */
  readonly id: string;
  readonly isFilled: boolean;
};

/** Each kind of field empty with a hint, filled in without one, and sent back with an error. */
export function useFieldStates(kind: FieldKind): readonly FieldState[] {
  const { t } = useTranslation();
  const hint = t("styleguide:hint");
  return [
    { id: `${kind}-empty`, hint, isFilled: false },
    { id: `${kind}-filled`, isFilled: true },
    { id: `${kind}-wrong`, hint, error: t(`styleguide:field_error.${kind}`), isFilled: false },
  ];
}
