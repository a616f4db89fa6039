import { useContentWriting } from "#app/components/texts.tsx";
import { NotificationBanner } from "#app/components/ui/notification-banner.tsx";

type Props = { readonly notices: readonly { readonly id: string; readonly title: string; readonly text: string }[] };

/** What the answers given so far mean for the resident. Warns, and lets them go on. */
export function FormNotices({ notices }: Props) {
  const writing = useContentWriting();
  if (notices.length === 0) return null;
  return (
    <div {...writing}>
      {notices.map(({ id, title, text }) => (
        <NotificationBanner key={id} tone="warning" title={title}>
          <p>{text}</p>
        </NotificationBanner>
      ))}
    </div>
  );
}
