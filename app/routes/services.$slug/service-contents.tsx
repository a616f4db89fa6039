import { useTranslation } from "#app/components/texts.tsx";
import type { PublicService, ServiceAnchor } from "#app/domain/catalogue/public-service.ts";

/** Parts that every service has, and those that only some have, in the order of the page. */
function anchorsOf(service: PublicService): ServiceAnchor[] {
  const present: readonly (readonly [ServiceAnchor, boolean])[] = [
    ["who", true],
    ["requirements", service.requirements.length > 0],
    ["thresholds", service.thresholds.length > 0],
    ["special-circumstances", service.specialCircumstances.length > 0],
    ["evidence", true],
    ["costs", true],
    ["times", true],
    ["outputs", service.outputs.length > 0],
    ["channels", true],
    ["sources", true],
  ];
  return present.filter(([, isThere]) => isThere).map(([anchor]) => anchor);
}

/** The page's table of contents. */
export function ServiceContents({ service }: { readonly service: PublicService }) {
  const { t } = useTranslation();
  return (
    <nav className="page-contents full-only" aria-labelledby="contents-heading">
      <h2 className="minor-heading" id="contents-heading">
        {t("catalogue:service.contents")}
      </h2>
      <ol className="link-list">
        {anchorsOf(service).map((anchor) => (
          <li key={anchor}>
            <a href={`#${anchor}`}>{t(`content:passage.${anchor}`)}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
