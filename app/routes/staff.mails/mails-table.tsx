import { useTranslation } from "#app/components/texts.tsx";
import { DataTable } from "#app/components/ui/data-table.tsx";

type ShownMail = {
  readonly way: "mail" | "sms" | "push";
  readonly subject: string;
  readonly created: string;
  readonly state: "queued" | "failed";
  readonly attempts: number;
  readonly error: string | null;
};

/** Messages that were not sent, and what the other side said to the last try. */
export function MailsTable({ mails }: { readonly mails: readonly ShownMail[] }) {
  const { t } = useTranslation();
  return (
    <DataTable
      caption={t("staff:mails.caption")}
      head={["way", "subject", "created", "state", "attempts", "error"].map((key) => t(`staff:mails.head.${key}`))}
      rows={mails.map((mail) => [
        t(`staff:mails.way.${mail.way}`),
        <bdi key="subject">{mail.subject}</bdi>,
        mail.created,
        t(`staff:mails.state.${mail.state}`),
        mail.attempts,
        <bdi key="error">{mail.error}</bdi>,
      ])}
    />
  );
}
