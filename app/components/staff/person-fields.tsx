import { useTranslation } from "#app/components/texts.tsx";
import { CheckboxGroup } from "#app/components/ui/checkbox-group.tsx";
import { SelectInput } from "#app/components/ui/select-input.tsx";
import { TextInput } from "#app/components/ui/text-input.tsx";
import { STAFF_ROLES } from "#app/domain/accounts/roles.ts";
import type { Language } from "#app/i18n/languages.ts";

/** Who somebody is and what they do, as the form has it. */
export type PersonForm = {
  readonly name: string;
  readonly language: Language;
  /** Spoken with residents; asked of whoever has an account. */
  readonly spoken?: readonly string[] | undefined;
  readonly roles: readonly string[];
  readonly deskIds: readonly string[];
};

export type PersonFault = { readonly field: "email" | "name" | "roles" | "desks"; readonly text: string };

/** The error of one field, for its input. */
export function errorAt(faults: readonly PersonFault[], field: PersonFault["field"]): { readonly error?: string } {
  const fault = faults.find((one) => one.field === field);
  return fault ? { error: fault.text } : {};
}

/** All of them, for the summary at the top. */
export const summariseFaults = (faults: readonly PersonFault[]) =>
  faults.map(({ field, text }) => ({ href: `#${field}`, text }));

type PersonFieldsProps = {
  readonly person: PersonForm;
  readonly faults: readonly PersonFault[];
  readonly desks: readonly { readonly id: string; readonly name: string }[];
  readonly languages: readonly { readonly tag: Language; readonly name: string }[];
  readonly spokenLanguages?: readonly { readonly tag: Language; readonly name: string }[];
};

/** Name, language, roles and desks: the same for whoever is invited and whoever is changed. */
export function PersonFields({ person, faults, desks, languages, spokenLanguages = [] }: PersonFieldsProps) {
  const { t } = useTranslation();
  const errorOf = (field: PersonFault["field"]) => errorAt(faults, field);
  return (
    <>
      <TextInput
        id="name"
        name="name"
        label={t("accounts:people.name")}
        maxLength={100}
        defaultValue={person.name}
        {...errorOf("name")}
      />
      <SelectInput
        id="language"
        name="language"
        label={t("accounts:people.language")}
        hint={t("accounts:people.language_hint")}
        options={languages.map(({ tag, name }) => ({ value: tag, label: name }))}
        defaultValue={person.language}
      />
      {person.spoken && spokenLanguages.length > 0 ? (
        <CheckboxGroup
          name="spoken"
          legend={t("accounts:people.spoken")}
          hint={t("accounts:people.spoken_hint")}
          options={spokenLanguages.map(({ tag, name }) => ({ value: tag, label: name }))}
          defaultValues={person.spoken}
        />
      ) : null}
      <CheckboxGroup
        name="roles"
        legend={t("accounts:people.roles")}
        options={STAFF_ROLES.map((role) => ({
          value: role,
          label: t(`accounts:role.${role}`),
          hint: t(`accounts:role_hint.${role}`),
        }))}
        defaultValues={person.roles}
        {...errorOf("roles")}
      />
      <CheckboxGroup
        name="desks"
        legend={t("accounts:people.desks")}
        hint={t("accounts:people.desks_hint")}
        options={desks.map(({ id, name }) => ({ value: id, label: name }))}
        defaultValues={person.deskIds}
        {...errorOf("desks")}
      />
    </>
  );
}
