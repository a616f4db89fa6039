import { useTranslation } from "#app/components/texts.tsx";
import { ContentText } from "#app/components/ui/content-text.tsx";
import type { Heading } from "#app/domain/catalogue/public-service.ts";

/** Second-level headings as a table of contents; too few need none. */
export function GuideContents({ headings }: { readonly headings: readonly Heading[] }) {
  const { t } = useTranslation();
  const main = headings.filter((heading) => heading.level === 2);
  if (main.length < 3) return null;
  return (
    <nav className="page-contents full-only" aria-labelledby="contents-heading">
      <h2 className="minor-heading" id="contents-heading">
        {t("catalogue:service.contents")}
      </h2>
      <ol className="link-list">
        {main.map((heading) => (
          <li key={heading.anchor}>
            <a href={`#${heading.anchor}`}>
              <ContentText>{heading.text}</ContentText>
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
