import type { SerializeFrom } from "@remix-run/node";
import { RequestCodeInput } from "#app/components/privacy/request-code-input.tsx";
import { useTranslation } from "#app/components/texts.tsx";
import { Breadcrumbs } from "#app/components/ui/breadcrumbs.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { ContentText } from "#app/components/ui/content-text.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { TextInput } from "#app/components/ui/text-input.tsx";
import type { action, loader } from "./route.tsx";

type Props = {
  readonly page: SerializeFrom<typeof loader>;
  readonly refused: SerializeFrom<typeof action> | undefined;
};

/** Which box a fault belongs to. */
const BOX = {
  phone_wrong: "phone",
  email_wrong: "email",
  way_needed: "phone",
  code_wrong: "secret",
  too_many: "secret",
};

/** Telephone number and mail address of one request, for whoever opened it and knows its code. */
export function CorrectRequestPage({ page, refused }: Props) {
  const { t } = useTranslation();
  const { reference, title, ...contact } = page.own;
  const typed = refused?.typed ?? contact;
  const errors = (refused?.faults ?? []).map((fault) => ({
    box: BOX[fault],
    text:
      fault === "too_many"
        ? t("requests:find.error.too_many", { count: refused?.minutes ?? 0 })
        : t(`privacy:own.fault.${fault}`),
  }));
  const errorOf = (box: string) => errors.find((error) => error.box === box)?.text;
  const errorProps = (box: string) => (errorOf(box) ? { error: errorOf(box) ?? "" } : {});
  return (
    <>
      <Breadcrumbs
        items={[
          { href: `/requests/${reference}`, label: reference },
          { href: `/requests/${reference}/data`, label: t("privacy:data.request_title") },
        ]}
      />
      <ErrorSummary title={t("account:problem")} errors={errors.map(({ box, text }) => ({ href: `#${box}`, text }))} />
      <PageHeading
        title={page.title}
        caption={<ContentText>{title}</ContentText>}
        lead={t(page.isOver ? "privacy:own.over" : "privacy:own.correct_lead")}
      />
      {page.isOver ? null : (
        <form method="post" className="form-section" noValidate>
          <TextInput
            id="phone"
            name="phone"
            type="tel"
            autoComplete="tel"
            label={t("privacy:request.phone")}
            defaultValue={typed.phone}
            {...errorProps("phone")}
          />
          <TextInput
            id="email"
            name="email"
            type="email"
            autoComplete="email"
            label={t("privacy:request.email")}
            hint={t("privacy:own.email_hint")}
            defaultValue={typed.email}
            {...errorProps("email")}
          />
          <RequestCodeInput error={errorOf("secret")} />
          <Button>{t("privacy:own.correct_button")}</Button>
        </form>
      )}
      <p>
        {t("privacy:own.correct_rest")}{" "}
        <a href={`/requests/${reference}`} className="standalone-link">
          {t("privacy:own.to_request")}
        </a>
      </p>
    </>
  );
}
