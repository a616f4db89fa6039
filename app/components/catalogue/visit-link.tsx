import { useTranslation } from "#app/components/texts.tsx";
import { ContentText } from "#app/components/ui/content-text.tsx";
import { VisuallyHidden } from "#app/components/ui/visually-hidden.tsx";

type VisitLinkProps = {
  readonly service: { readonly slug: string };
  readonly centreId: string;
  /** What tells this link from its neighbours: the centre on a service's page, the service on a centre's. */
  readonly about: string;
};

export const visitAddress = (slug: string, centreId: string): string => `/services/${slug}/visit?centre=${centreId}`;

/** To the slip for one service at one centre. */
export function VisitLink({ service, centreId, about }: VisitLinkProps) {
  const { t } = useTranslation();
  return (
    <p>
      <a className="standalone-link" href={visitAddress(service.slug, centreId)}>
        {t("catalogue:visit.link")}{" "}
        <VisuallyHidden>
          <ContentText>{about}</ContentText>
        </VisuallyHidden>
      </a>
    </p>
  );
}
