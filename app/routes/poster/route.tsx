import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "#app/components/texts.tsx";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { ContentText } from "#app/components/ui/content-text.tsx";
import { Phrases } from "#app/components/ui/phrases.tsx";
import { QrCode } from "#app/components/ui/qr-code.tsx";
import { publicPageHeaders } from "#app/http/public-page.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { inLanguage } from "#app/i18n/languages.ts";
import { drawQrCode } from "#app/http/qr-code.server.ts";

export const headers = publicPageHeaders;

/** A sheet for a notice board: the way to simplified mode for a phone's camera, and the number for all others. */
export function loader({ context }: LoaderFunctionArgs) {
  const { language, services } = context;
  const address = `${services.publicUrl}/?mode=simple&lang=${language}`;
  const [centre] = services.site.centres;
  return {
    title: getTranslator(language)("common:poster.title"),
    code: drawQrCode(address),
    site: services.publicUrl.replace(/^https?:\/\//, ""),
    portalName: inLanguage(services.site.portal_name, language),
    phone: services.site.hotlines.find((hotline) => hotline.kind === "district")?.number,
    centre: centre && {
      name: inLanguage(centre.name, language),
      address: inLanguage(centre.address, language),
    },
  };
}

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => [
  ...pageMeta(matches, data),
  { name: "robots", content: "noindex" },
];

export default function Poster() {
  const { title, code, site, portalName, phone, centre } = useLoaderData<typeof loader>();
  const { t } = useTranslation();
  return (
    <article className="poster">
      <p className="poster-name">
        <ContentText>{portalName}</ContentText>
      </p>
      <h1>
        <Phrases text={title} />
      </h1>
      <QrCode drawing={code} label={t("common:poster.code_label")} />
      <p className="poster-scan">{t("common:poster.scan")}</p>
      <p className="poster-site">
        <bdi>{site}</bdi>
      </p>
      {phone ? (
        <p className="poster-phone">
          {t("common:poster.call")} <a href={`tel:${phone}`}>{phone}</a>
        </p>
      ) : null}
      {centre ? (
        <p>
          {t("common:poster.come")}{" "}
          <ContentText>
            {centre.name}, {centre.address}
          </ContentText>
        </p>
      ) : null}
      <p className="quiet no-print">{t("common:poster.print")}</p>
    </article>
  );
}
