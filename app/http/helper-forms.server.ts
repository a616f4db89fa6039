import type { TypedNaming } from "#app/components/helpers/name-helper-form.tsx";
import { CODE_DAYS } from "#app/domain/requests/mandates/mandate.ts";
import type { LoadContext } from "./load-context.ts";

/** What was typed to name a helper. */
export function readNaming(form: FormData): TypedNaming {
  const textOf = (name: string) => String(form.get(name) ?? "").slice(0, 2_000);
  const formIds = form.getAll("form").map(String);
  return { helper: textOf("helper"), resident: textOf("resident"), duration: textOf("duration"), formIds };
}

/** A code as a link, and where it can be typed. */
export function showCode({ services }: Pick<LoadContext, "services">, code: string) {
  const { publicUrl, clock } = services;
  return {
    code,
    link: `${publicUrl}/helping/${code}`,
    address: `${publicUrl}/helping`,
    until: new Date(clock.now().getTime() + CODE_DAYS * 86_400_000),
  };
}
