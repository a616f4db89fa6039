import type { SerializeFrom } from "@remix-run/node";
import { useTranslation } from "#app/components/texts.tsx";
import type { StaffQueuePage } from "#app/domain/requests/list-staff-queue.server.ts";
import type { IdentifierKind } from "#app/domain/requests/identifiers.ts";
import { QueueTable } from "./queue-table.tsx";

type Props = {
  readonly found: {
    readonly by: IdentifierKind;
    readonly entries: SerializeFrom<StaffQueuePage["entries"]>;
    readonly isCut: boolean;
  };
  readonly desks: readonly { readonly id: string; readonly name: string }[];
  readonly staffId: string;
  readonly timeZone: string;
};

/** The requests of somebody who gave a number or an address; what was typed is not said again. */
export function FoundRequests({ found, ...shown }: Props) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="found">
      <h2 id="found" tabIndex={-1}>
        {t(`staff:queue.found.${found.by}`)}
      </h2>
      {found.entries.length === 0 ? (
        <p>{t("staff:queue.found_none")}</p>
      ) : (
        <QueueTable entries={found.entries} {...shown} />
      )}
      {found.isCut ? <p>{t("staff:queue.found_cut")}</p> : null}
      <p>
        <a className="standalone-link" href="/staff/requests">
          {t("staff:queue.found_back")}
        </a>
      </p>
    </section>
  );
}
