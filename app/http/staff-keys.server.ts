import type { LoadContext } from "./load-context.ts";
import { readCookie } from "./token-cookie.ts";

const YEAR_SECONDS = 31_536_000;

const nameFor = ({ services }: LoadContext): string =>
  services.publicUrl.startsWith("https:") ? "__Host-ow_keys" : "ow_keys";

/** Whether single keys do something in this browser: unless somebody switched them off. */
export const areKeysOn = (header: string | null, context: LoadContext): boolean =>
  readCookie(header, nameFor(context)) !== "off";

/** The line by which this browser remembers it. */
export function keysCookie(context: LoadContext, isOn: boolean): string {
  const secure = nameFor(context).startsWith("__Host-") ? "; Secure" : "";
  const age = isOn ? 0 : YEAR_SECONDS;
  return `${nameFor(context)}=${isOn ? "" : "off"}; Path=/; Max-Age=${age}; HttpOnly; SameSite=Lax${secure}`;
}
