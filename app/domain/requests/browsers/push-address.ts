/**
 * The push services of the browsers that have any; a dot at the front takes every name below it. An address elsewhere is no
 * browser's, and the portal sends nothing there.
 */
const PUSH_SERVICES = [
  // Chrome, Edge on Android, Opera, Samsung Internet.
  "fcm.googleapis.com",
  "jmt17.google.com",
  // Firefox.
  ".push.services.mozilla.com",
  // Safari.
  ".push.apple.com",
  // Edge on Windows.
  ".notify.windows.com",
];

const MOST_LETTERS = 1_000;

const isKnownService = (host: string): boolean =>
  PUSH_SERVICES.some((service) => (service.startsWith(".") ? host.endsWith(service) : host === service));

/** Whether an address that a browser names is one of a push service: by https, without a name and password in it. */
export function isPushAddress(endpoint: string, trustedHosts: readonly string[]): boolean {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (!url || endpoint.length > MOST_LETTERS) return false;
  if (url.protocol !== "https:" || url.username || url.password || url.hash) return false;
  return trustedHosts.includes(`${url.hostname}:${url.port || "443"}`) || (!url.port && isKnownService(url.hostname));
}
