import { useId, type ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";
import { Phrases } from "./phrases.tsx";
import type { Tone } from "./status-tag.tsx";

const ICONS: Record<Tone, IconName> = {
  neutral: "info",
  info: "info",
  success: "check",
  warning: "alert",
  danger: "alert",
};

type NotificationBannerProps = { readonly tone?: Tone; readonly title: ReactNode; readonly children?: ReactNode };

/** A message about the page or about what was just done. */
export function NotificationBanner({ tone = "info", title, children }: NotificationBannerProps) {
  const titleId = useId();
  return (
    <section className={`banner tone-${tone}`} aria-labelledby={titleId}>
      <span className="banner-icon">
        <Icon name={ICONS[tone]} />
      </span>
      <div className="banner-body">
        <h2 className="banner-title" id={titleId}>
          {typeof title === "string" ? <Phrases text={title} /> : title}
        </h2>
        {children}
      </div>
    </section>
  );
}
