import { useTranslation } from "#app/components/texts.tsx";
import { Breadcrumbs } from "#app/components/ui/breadcrumbs.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { ChipLinks } from "#app/components/ui/chip-links.tsx";
import { DataTable } from "#app/components/ui/data-table.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { InsetText } from "#app/components/ui/inset-text.tsx";
import { LinkButton } from "#app/components/ui/link-button.tsx";
import { StatusTag, TONES } from "#app/components/ui/status-tag.tsx";
import { SummaryList } from "#app/components/ui/summary-list.tsx";
import { Timeline } from "#app/components/ui/timeline.tsx";

const HERE = "/styleguide";

/** Everything that is neither a field nor a message. */
export function Pieces() {
  const { t } = useTranslation();
  const word = t("styleguide:word");
  const sentence = t("styleguide:sample_text");
  return (
    <section aria-labelledby="sg-pieces">
      <h2 id="sg-pieces">{t("styleguide:pieces")}</h2>
      <Breadcrumbs
        items={[
          { href: HERE, label: word },
          { href: `${HERE}?2`, label: word },
        ]}
      />
      <div className="button-row">
        <Button type="button">{t("styleguide:button_primary")}</Button>
        <Button type="button" variant="secondary">
          {t("styleguide:button_secondary")}
        </Button>
        <Button type="button" variant="warning">
          {t("styleguide:button_warning")}
        </Button>
        <Button type="button" disabled>
          {t("styleguide:button_off")}
        </Button>
        <LinkButton href={HERE} variant="start">
          {t("styleguide:button_start")}
        </LinkButton>
      </div>
      <p className="swatches">
        {TONES.map((tone) => (
          <StatusTag key={tone} tone={tone}>
            {t(`styleguide:tone.${tone}`)}
          </StatusTag>
        ))}
      </p>
      <ChipLinks
        label={t("styleguide:chips")}
        items={[
          { href: HERE, label: word, count: 12 },
          { href: HERE, label: t("styleguide:chosen"), current: true, count: 3 },
        ]}
      />
      <InsetText>
        <p>{sentence}</p>
      </InsetText>
      <Details summary={t("styleguide:details")}>
        <p>{sentence}</p>
      </Details>
      <SummaryList
        rows={[
          { key: word, value: sentence, action: { href: HERE, label: t("styleguide:change"), hidden: word } },
          { key: t("styleguide:chosen"), value: sentence },
        ]}
      />
      <DataTable
        caption={t("styleguide:table")}
        head={[word, t("styleguide:chosen"), t("styleguide:change")]}
        rows={[
          ["80", sentence, "100"],
          ["90", sentence, "200"],
        ]}
      />
      <Timeline
        items={[
          { title: t("styleguide:chosen"), when: "10:30", dateTime: "2026-11-18T10:30:00+08:00", children: sentence },
          { title: word, when: "09:00", dateTime: "2026-11-18T09:00:00+08:00" },
        ]}
      />
    </section>
  );
}
