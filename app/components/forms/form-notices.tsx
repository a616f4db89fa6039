import { NotificationBanner } from "#app/components/ui/notification-banner.tsx";

type Props = { readonly notices: readonly { readonly id: string; readonly title: string; readonly text: string }[] };

/** What the answers given so far mean for the resident. Warns, and lets them go on. */
export function FormNotices({ notices }: Props) {
  return (
    <>
      {notices.map(({ id, title, text }) => (
        <NotificationBanner key={id} tone="warning" title={title}>
          <p>{text}</p>
        </NotificationBanner>
      ))}
    </>
  );
}
