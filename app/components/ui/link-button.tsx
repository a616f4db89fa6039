import type { ReactNode } from "react";
import type { ButtonVariant } from "./button.tsx";
import { Icon } from "./icon.tsx";

type LinkButtonProps = {
  readonly href: string;
  readonly variant?: ButtonVariant;
  readonly rel?: string;
  readonly children: ReactNode;
};

/** A link that looks like a button: it goes somewhere and changes nothing. `start` has an arrow. */
export function LinkButton({ href, variant = "primary", rel, children }: LinkButtonProps) {
  return (
    <a href={href} rel={rel} className={`button button-${variant}`}>
      {children}
      {variant === "start" ? <Icon name="arrow" /> : null}
    </a>
  );
}
