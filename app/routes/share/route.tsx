import { data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/components/texts.tsx";
import { CallLink, PersonLink } from "#app/components/catalogue/talk.tsx";
import { sharedPath } from "#app/components/layout/addresses.ts";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { InsetText } from "#app/components/ui/inset-text.tsx";
import { LinkButton } from "#app/components/ui/link-button.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { QrCode } from "#app/components/ui/qr-code.tsx";
import { StepByStep } from "#app/components/ui/step-by-step.tsx";
import { privatePageHeaders } from "#app/http/form-pages.server.ts";
import { publicPageHeaders } from "#app/http/public-page.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { drawQrCode } from "#app/http/qr-code.server.ts";
import { findOwnAnswer, isAboutAnswer } from "./find-own-answer.server.ts";
import { OwnAnswerSection } from "./own-answer-section.tsx";

export const headers: HeadersFunction = ({ loaderHeaders }) => loaderHeaders;

/**
 * A page of the portal as somebody else should see it: the same language and version. Of a conversation that is the
 * assistant itself; its holder may make a link to the newest answer.
 */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const { language, mode, services } = context;
  const page = new URL(request.url).searchParams.get("page") ?? "/";
  const path = sharedPath(page);
  const address = new URL(path, services.publicUrl);
  address.searchParams.set("lang", language);
  address.searchParams.set("mode", mode);
  const t = getTranslator(language);
  const isPrivate = isAboutAnswer(page);
  const ownAnswer = isPrivate ? await findOwnAnswer(request, context, page) : undefined;
  const shown = {
    title: t(mode === "simple" ? "common:share.title_simple" : "common:share.title"),
    isSimple: mode === "simple",
    address: address.href,
    code: drawQrCode(address.href),
    phone: services.site.hotlines.find((hotline) => hotline.kind === "district")?.number,
    ownAnswer,
    keepDays: services.site.retention.conversations,
    backTo: ownAnswer ? `/assistant/${ownAnswer.conversationId}#q-${ownAnswer.questionId}` : path,
  };
  return data(shown, { headers: isPrivate ? privatePageHeaders() : publicPageHeaders() });
}

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => [
  ...pageMeta(matches, data),
  { name: "robots", content: "noindex" },
];

export default function Share() {
  const { title, isSimple, address, code, phone, ownAnswer, keepDays, backTo } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  const message = t("common:share.message", { address });
  return (
    <>
      <PageHeading title={title} lead={t("common:share.lead")} />
      {isSimple ? (
        <div className="simple-choices">
          {phone ? <CallLink number={phone} /> : null}
          <PersonLink />
        </div>
      ) : null}
      {ownAnswer ? <OwnAnswerSection answer={ownAnswer} keepDays={keepDays} /> : null}
      <section className="form-section share" aria-labelledby="share-heading">
        <h2 id="share-heading">{t("common:share.phone_title")}</h2>
        <QrCode drawing={code} label={t("common:share.code_label")} />
        <StepByStep
          steps={[
            { title: t("common:share.step_1") },
            { title: t("common:share.step_2") },
            { title: t("common:share.step_3") },
          ]}
        />
      </section>
      <section className="form-section" aria-labelledby="send-heading">
        <h2 id="send-heading">{t("common:share.send_title")}</h2>
        <p className="share-address">
          <bdi>{address}</bdi>
        </p>
        <div className="button-row">
          <LinkButton variant="secondary" href={`sms:?body=${encodeURIComponent(message)}`}>
            {t("common:share.sms")}
          </LinkButton>
          <LinkButton variant="secondary" href={`mailto:?body=${encodeURIComponent(message)}`}>
            {t("common:share.mail")}
          </LinkButton>
        </div>
      </section>
      <InsetText>
        <p>{t("common:share.warning")}</p>
      </InsetText>
      <ul className="link-list">
        <li>
          <a href={backTo}>{t("common:share.back")}</a>
        </li>
        <li>
          <a href="/poster">{t("common:share.poster")}</a>
        </li>
      </ul>
    </>
  );
}
