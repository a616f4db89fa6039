import { useTranslation } from "#app/components/texts.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { ChipLinks } from "#app/components/ui/chip-links.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { ErrorSummary } from "#app/components/ui/error-summary.tsx";
import { TextInput } from "#app/components/ui/text-input.tsx";
import { VisuallyHidden } from "#app/components/ui/visually-hidden.tsx";
import type { QueuePage } from "./queue.tsx";

type Props = {
  readonly page: QueuePage;
  readonly refused: { readonly fault: string; readonly name: string } | undefined;
};

/** The choices somebody keeps under a name, and the way to keep this one; theirs alone. */
export function KeptChoices({ page, refused }: Props) {
  const { kept, query } = page;
  const { t } = useTranslation();
  const error = refused && t(`staff:keep.fault.${refused.fault}`);
  const hrefOf = (chosen: string) => `/staff/requests${chosen ? `?${chosen}` : ""}`;
  return (
    <>
      <ErrorSummary title={t("staff:keep.problem")} errors={error ? [{ href: "#keep-name", text: error }] : []} />
      {kept.length > 0 ? (
        <ChipLinks
          label={t("staff:keep.label")}
          items={kept.map((one) =>
            one.query === query
              ? { href: "/staff/requests", label: <bdi>{one.name}</bdi>, current: true }
              : { href: hrefOf(one.query), label: <bdi>{one.name}</bdi> },
          )}
        />
      ) : null}
      {query || kept.length > 0 ? (
        <Details summary={t("staff:keep.summary")} open={refused !== undefined}>
          {query ? (
            <form method="post" className="queue-keep">
              <TextInput
                id="keep-name"
                name="name"
                label={t("staff:keep.name")}
                hint={t("staff:keep.name_hint")}
                width="medium"
                maxLength={200}
                autoComplete="off"
                defaultValue={refused?.name ?? ""}
                error={error}
              />
              <Button variant="secondary" name="intent" value="keep">
                {t("staff:keep.submit")}
              </Button>
            </form>
          ) : null}
          <ul className="queue-kept">
            {kept.map((one) => (
              <li key={one.id}>
                <form method="post">
                  <input type="hidden" name="id" value={one.id} />
                  <bdi>{one.name}</bdi>{" "}
                  <Button variant="secondary" name="intent" value="forget">
                    {t("staff:keep.forget")} <VisuallyHidden>{one.name}</VisuallyHidden>
                  </Button>
                </form>
              </li>
            ))}
          </ul>
        </Details>
      ) : null}
    </>
  );
}
