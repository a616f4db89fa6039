import type { ComponentPropsWithoutRef } from "react";

export type ButtonVariant = "primary" | "secondary" | "warning" | "start";

type ButtonProps = Omit<ComponentPropsWithoutRef<"button">, "className"> & { readonly variant?: ButtonVariant };

/** A button that sends its form. One `primary` a page; `warning` for what cannot be undone. */
export function Button({ variant = "primary", type = "submit", ...rest }: ButtonProps) {
  return <button type={type} className={`button button-${variant}`} {...rest} />;
}
