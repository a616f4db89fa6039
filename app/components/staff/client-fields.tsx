import { useTranslation } from "#app/components/texts.tsx";
import { CheckboxGroup } from "#app/components/ui/checkbox-group.tsx";
import { TextInput } from "#app/components/ui/text-input.tsx";
import { API_SCOPES } from "#app/domain/clients/scopes.ts";

/** Another system as the form has it. */
export type ClientForm = {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly deskIds: readonly string[];
  readonly webhookUrl: string;
};

export type ClientFaultAt = { readonly field: "name" | "scopes" | "desks" | "webhook"; readonly text: string };

type ClientFieldsProps = {
  readonly client: ClientForm;
  readonly faults: readonly ClientFaultAt[];
  readonly desks: readonly { readonly id: string; readonly name: string }[];
};

/** Name, scopes, desks and webhook: the same for a system that is let in and one that is changed. */
export function ClientFields({ client, faults, desks }: ClientFieldsProps) {
  const { t } = useTranslation();
  const errorOf = (field: ClientFaultAt["field"]) => {
    const fault = faults.find((one) => one.field === field);
    return fault ? { error: fault.text } : {};
  };
  return (
    <>
      <TextInput
        id="name"
        name="name"
        label={t("accounts:clients.name")}
        hint={t("accounts:clients.name_hint")}
        maxLength={100}
        defaultValue={client.name}
        {...errorOf("name")}
      />
      <CheckboxGroup
        name="scopes"
        legend={t("accounts:clients.scopes")}
        options={API_SCOPES.map((scope) => ({
          value: scope,
          label: t(`accounts:clients.scope.${scope.replace(".", "_")}`),
          hint: <span dir="ltr">{scope}</span>,
        }))}
        defaultValues={client.scopes}
        {...errorOf("scopes")}
      />
      <CheckboxGroup
        name="desks"
        legend={t("accounts:clients.desks")}
        hint={t("accounts:clients.desks_hint")}
        options={desks.map(({ id, name }) => ({ value: id, label: name }))}
        defaultValues={client.deskIds}
        {...errorOf("desks")}
      />
      <TextInput
        id="webhook"
        name="webhook"
        type="url"
        inputMode="url"
        autoComplete="off"
        spellCheck={false}
        label={t("accounts:clients.webhook")}
        hint={t("accounts:clients.webhook_hint")}
        maxLength={500}
        defaultValue={client.webhookUrl}
        {...errorOf("webhook")}
      />
    </>
  );
}
