import type { ReactNode } from "react";
import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { ContentText } from "#app/components/ui/content-text.tsx";
import { FieldGroup } from "#app/components/ui/field.tsx";
import { VisuallyHidden } from "#app/components/ui/visually-hidden.tsx";
import type { FieldView } from "#app/domain/requests/get-form-step.server.ts";
import { ADD_ENTRY, REMOVE_ENTRY } from "#app/lib/entry-form.ts";
import { FormFieldInput } from "./form-field-input.tsx";

/** The faults of the inputs of a page, by the names they are sent under. */
export type Faults = Readonly<Record<string, readonly string[] | undefined>>;

type PartsProps = { readonly parts: readonly FieldView[]; readonly value: unknown; readonly faults: Faults };

const isPart = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function Parts({ parts, value, faults }: PartsProps) {
  return parts.map((part) => {
    const id = part.name.split(".").at(-1) ?? "";
    const standing = isPart(value) ? value[id] : undefined;
    return <FormFieldInput key={part.id} field={part} value={standing} faults={faults} />;
  });
}

type Props = {
  readonly field: FieldView;
  readonly legend: ReactNode;
  readonly hint: ReactNode;
  readonly value: unknown;
  readonly faults: Faults;
};

/** An address or a person: one question with an input for each of its parts. */
export function PartsInput({ field, legend, hint, value, faults }: Props) {
  return (
    <FieldGroup id={field.id} legend={legend} hint={hint}>
      <Parts parts={field.parts ?? []} value={value} faults={faults} />
    </FieldGroup>
  );
}

/** The same questions for each of several; buttons that need no script take one out or add one. */
export function GroupInput({ field, legend, hint, value, faults }: Props) {
  const { t } = useTranslation();
  const { item, max, entries } = field.group ?? { item: "", max: 0, entries: [] };
  const error = faults[field.name]?.[0];
  const standing: readonly unknown[] = Array.isArray(value) ? value : [];
  return (
    <div id={field.id}>
      <FieldGroup id={field.id} legend={legend} hint={hint} {...(error ? { error } : {})}>
        {entries.map((entry, index) => {
          const name = t("forms:group.entry", { item, number: index + 1 });
          return (
            <FieldGroup key={entry.key ?? index} id={`${field.id}-${index}`} legend={<ContentText>{name}</ContentText>}>
              {entry.key ? <input type="hidden" name={`${field.name}[${index}].key`} value={entry.key} /> : null}
              <Parts parts={entry.parts} value={standing[index]} faults={faults} />
              {entries.length > 1 || entry.key ? (
                <Button variant="secondary" name={REMOVE_ENTRY} value={`${field.name}.${index}`} formNoValidate>
                  {t("forms:group.remove")} <VisuallyHidden>{name}</VisuallyHidden>
                </Button>
              ) : null}
            </FieldGroup>
          );
        })}
        {entries.length < max ? (
          <Button variant="secondary" name={ADD_ENTRY} value={field.name} formNoValidate>
            {t("forms:group.add")} <VisuallyHidden>{item}</VisuallyHidden>
          </Button>
        ) : (
          <p>{t("forms:group.full", { count: max })}</p>
        )}
      </FieldGroup>
    </div>
  );
}

/** Every input of a field with its name and id: where a fault of it stands on the page. */
export function inputsOf(field: FieldView): readonly { readonly name: string; readonly id: string }[] {
  const parts = [...(field.parts ?? []), ...(field.group?.entries.flatMap((entry) => entry.parts) ?? [])];
  return [field, ...parts].map(({ name, id }) => ({ name, id }));
}
