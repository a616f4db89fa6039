import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { SelectInput } from "#app/components/ui/select-input.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import { TextInput } from "#app/components/ui/text-input.tsx";
import type { StaffHandoffData } from "#app/domain/handoff/load-staff-handoff.server.ts";

export type HandoffFormErrors = Partial<
  Record<"text" | "note" | "deskId" | "description" | "name" | "email" | "phone", string>
>;
export type HandoffTyped = Partial<Record<"text" | "note" | "description" | "email" | "phone" | "name", string>>;

/** The holder's ways to end or pass on a conversation. */
export function HandoffTools({
  handoff,
  errors,
  typed,
}: {
  readonly handoff: StaffHandoffData;
  readonly errors: HandoffFormErrors;
  readonly typed: HandoffTyped;
}) {
  const { t } = useTranslation();
  return (
    <div className="handoff-tools">
      <div className="button-row">
        <IntentButton intent="solve" label={t("handoff:staff.solve")} />
        <IntentButton intent="release" label={t("handoff:staff.release")} />
      </div>
      <Details
        summary={t("handoff:staff.request_title")}
        open={Boolean(errors.description ?? errors.name ?? errors.email ?? errors.phone)}
      >
        <p>{t("handoff:staff.request_lead")}</p>
        <form method="post">
          <input type="hidden" name="intent" value="request" />
          <input type="hidden" name="key" value={handoff.messageKey} />
          <TextArea
            id="description"
            name="description"
            label={t("handoff:staff.request_description")}
            error={errors.description}
            defaultValue={typed.description ?? handoff.summary}
          />
          <SelectInput
            id="request-desk"
            name="deskId"
            label={t("handoff:staff.request_desk")}
            options={handoff.desks}
            defaultValue={handoff.deskId}
          />
          <TextInput
            id="request-name"
            name="name"
            label={t("handoff:staff.request_name")}
            error={errors.name}
            defaultValue={typed.name}
            autoComplete="off"
          />
          <TextInput
            id="email"
            name="email"
            type="email"
            label={t("handoff:staff.request_email")}
            error={errors.email}
            defaultValue={typed.email}
            autoComplete="off"
          />
          <TextInput
            id="request-phone"
            name="phone"
            type="tel"
            label={t("handoff:staff.request_phone")}
            hint={t("handoff:staff.request_phone_hint")}
            error={errors.phone}
            defaultValue={typed.phone}
            autoComplete="off"
          />
          <Button>{t("handoff:staff.request_open")}</Button>
        </form>
      </Details>
      {handoff.liveDesks.length > 0 ? (
        <Details summary={t("handoff:staff.transfer_title")} open={Boolean(errors.note ?? errors.deskId)}>
          <form method="post">
            <input type="hidden" name="intent" value="transfer" />
            <SelectInput
              id="deskId"
              name="deskId"
              label={t("handoff:staff.transfer_desk")}
              options={handoff.liveDesks}
              error={errors.deskId}
            />
            <TextArea
              id="note"
              name="note"
              rows={2}
              label={t("handoff:staff.transfer_note")}
              error={errors.note}
              defaultValue={typed.note}
            />
            <Button variant="secondary">{t("handoff:staff.transfer")}</Button>
          </form>
        </Details>
      ) : null}
    </div>
  );
}

/** A form that is one button. */
export function IntentButton({
  intent,
  label,
  primary = false,
}: {
  readonly intent: string;
  readonly label: string;
  readonly primary?: boolean;
}) {
  return (
    <form method="post">
      <input type="hidden" name="intent" value={intent} />
      <Button variant={primary ? "primary" : "secondary"}>{label}</Button>
    </form>
  );
}
