import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { CheckboxGroup } from "#app/components/ui/checkbox-group.tsx";
import { InsetText } from "#app/components/ui/inset-text.tsx";
import { TextArea } from "#app/components/ui/text-area.tsx";
import { TextInput } from "#app/components/ui/text-input.tsx";
import type { HandoffOffer } from "#app/domain/handoff/load-offer.server.ts";
import { WantedTime } from "./wanted-time.tsx";

export type OfferErrors = Partial<Record<"summary" | "phone" | "email" | "name" | "message", string>>;

/** The form that the switches at the top of the page send too. */
export const OFFER_FORM = "offer-form";

type OfferFormProps = {
  readonly offer: HandoffOffer;
  readonly formKey: string | undefined;
  readonly backTo: string;
  readonly hotline: { readonly number: string; readonly name: string } | null;
  readonly errors: OfferErrors;
  readonly typed: Readonly<Record<string, string>>;
};

/** Either a place in the queue, or a tracked question with a promised time; and the phone in both cases. */
export function OfferForm({ offer, formKey, backTo, hotline, errors, typed }: OfferFormProps) {
  const { t } = useTranslation();
  const isOpen = offer.status === "open";
  return (
    <>
      {isOpen ? (
        <p className="page-lead">
          {offer.until
            ? t("handoff:offer.open", { desk: offer.deskName, until: offer.until })
            : t("handoff:offer.open_always", { desk: offer.deskName })}{" "}
          {t("handoff:offer.position", { count: offer.waiting })}{" "}
          {offer.minutes === null ? null : t("handoff:offer.wait", { count: offer.minutes })}
        </p>
      ) : (
        <>
          <p className="page-lead">
            {t(`handoff:offer.closed_${offer.reason}`, { desk: offer.deskName })}{" "}
            {offer.opens ? t("handoff:offer.opens", { when: offer.opens }) : null}
            {offer.until ? t("handoff:offer.look_again", { until: offer.until }) : null}
          </p>
          <p>{t("handoff:offer.request_lead", { when: offer.promised })}</p>
        </>
      )}
      <form method="post" id={OFFER_FORM}>
        <input type="hidden" name="intent" value={isOpen ? "accept" : "request"} />
        {formKey ? <input type="hidden" name="key" value={formKey} /> : null}
        <TextArea
          id="summary"
          name="summary"
          label={t("handoff:offer.summary_label")}
          hint={t("handoff:offer.summary_hint")}
          error={errors.summary}
          defaultValue={typed["summary"] ?? offer.summary}
        />
        {typed["hidden"] ? (
          <InsetText>
            <p>{t("handoff:hidden")}</p>
          </InsetText>
        ) : null}
        {isOpen ? null : (
          <>
            <TextInput
              id="phone"
              name="phone"
              type="tel"
              label={t("handoff:offer.phone_label")}
              error={errors.phone}
              defaultValue={typed["phone"]}
              autoComplete="tel"
            />
            <WantedTime isOptional defaultValue={typed["wanted"]} />
            <TextInput
              id="email"
              name="email"
              type="email"
              label={t("handoff:offer.email_label")}
              error={errors.email}
              defaultValue={typed["email"]}
              autoComplete="email"
            />
            <TextInput
              id="name"
              name="name"
              label={t("handoff:offer.name_label")}
              error={errors.name}
              defaultValue={typed["name"]}
              autoComplete="name"
            />
            {typed["no_contact"] ? (
              <CheckboxGroup
                name="no_contact"
                legend={t("handoff:offer.no_contact_legend")}
                options={[{ value: "yes", label: t("handoff:offer.no_contact") }]}
              />
            ) : null}
          </>
        )}
        <Button>{t(isOpen ? "handoff:offer.accept" : "handoff:offer.send_request")}</Button>
      </form>
      <p>
        <a href={offer.visitUrl}>{t("handoff:offer.visit")}</a>
      </p>
      <p>
        <a href={backTo}>{t("handoff:offer.decline")}</a>
      </p>
      {hotline ? (
        <p>
          <a href={`tel:${hotline.number}`}>{t("handoff:offer.or_call", hotline)}</a>
        </p>
      ) : null}
    </>
  );
}
