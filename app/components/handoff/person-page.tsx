import { useTranslation } from "#app/components/texts.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import type { PersonPage as PersonPageData } from "#app/domain/handoff/load-person-page.server.ts";
import { HandoffPanel } from "./handoff-panel.tsx";
import { OfferForm, type OfferErrors } from "./offer-form.tsx";

type PersonPageProps = {
  readonly page: PersonPageData;
  readonly refused: { readonly errors: OfferErrors; readonly typed: Readonly<Record<string, string>> } | undefined;
  /** One-time key of a form that begins a conversation. */
  readonly formKey?: string;
  /** Where "back to the assistant" leads. */
  readonly backTo: string;
};

/** The offer of a person, or the conversation with one. */
export function PersonPage({ page, refused, formKey, backTo }: PersonPageProps) {
  const { t } = useTranslation();
  const errors = refused?.errors ?? {};
  const typed = refused?.typed ?? {};
  const message =
    typed["message"] === undefined && !errors.message
      ? undefined
      : { text: typed["message"] ?? "", error: errors.message };
  return (
    <>
      <ErrorSummary
        title={t("handoff:error.title")}
        errors={Object.entries(errors).map(([field, text]) => ({ href: `#${field}`, text: text ?? "" }))}
      />
      <PageHeading title={page.title} />
      {page.panel ? (
        <HandoffPanel handoff={page.panel} typed={message} modeTyped={typed} modeError={errors.phone} />
      ) : null}
      {page.offer ? (
        <OfferForm
          offer={page.offer}
          formKey={formKey}
          backTo={backTo}
          hotline={page.hotline}
          errors={errors}
          typed={typed}
        />
      ) : null}
    </>
  );
}
