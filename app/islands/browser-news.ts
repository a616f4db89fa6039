import type { BrowserHint } from "#app/components/requests/browser-hints.ts";
import type { OwnBrowser } from "#app/domain/requests/browsers/get-browser-news.server.ts";

/** Push services that are down answer nothing; a resident should not wait for them. */
const SUBSCRIBE_MS = 20_000;

/** Turns news in this browser on and off: asks for permission at a press, and sends the browser's address with the form. */
export default function startBrowserNews(element: HTMLElement): void {
  const start = element.querySelector<HTMLFormElement>("form[data-start]");
  const end = element.querySelector<HTMLFormElement>("form[data-end]");
  if (!start || !end) return;
  const show = (hint: BrowserHint, form?: HTMLFormElement): void => {
    for (const one of element.querySelectorAll<HTMLElement>("[data-hint]")) one.hidden = one.dataset["hint"] !== hint;
    for (const one of [start, end]) one.hidden = one !== form;
  };
  const browsers = JSON.parse(element.dataset["browsers"] ?? "[]") as OwnBrowser[];

  const look = async (): Promise<void> => {
    if (!("serviceWorker" in navigator && "PushManager" in window && "Notification" in window && crypto.subtle))
      return show("unsupported");
    if (Notification.permission === "denied") return show("denied");
    // Asked for with no worker yet, it would wait for ever.
    const registration = await navigator.serviceWorker.getRegistration();
    const known = await registration?.pushManager.getSubscription();
    const own = known && (await findOwn(browsers, known.endpoint));
    if (!own || Notification.permission !== "granted") return show("ready", start);
    setField(end, "browser", own.id);
    const all = element.querySelector<HTMLElement>("[data-end-all]");
    // Of one browser "this one" and "all" are the same.
    if (all && browsers.length === 1) all.hidden = true;
    show("on", end);
  };

  start.addEventListener("submit", (event) => {
    event.preventDefault();
    show("asking");
    void subscribe(element.dataset["key"] ?? "").then(
      (subscription) => {
        if (!subscription) return show("denied");
        setField(start, "subscription", JSON.stringify(subscription));
        start.submit();
      },
      () => show("failed", start),
    );
  });
  look().catch(() => show("unsupported"));
}

function setField(form: HTMLFormElement, name: string, value: string): void {
  const field = form.elements.namedItem(name);
  if (field instanceof HTMLInputElement) field.value = value;
}

async function findOwn(browsers: readonly OwnBrowser[], endpoint: string): Promise<OwnBrowser | undefined> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(endpoint));
  const hash = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return browsers.find((one) => one.hash === hash);
}

/** The browser's address at its push service; `undefined` when the resident does not allow it. */
async function subscribe(key: string): Promise<PushSubscription | undefined> {
  if ((await Notification.requestPermission()) !== "granted") return undefined;
  const registration = await within(SUBSCRIBE_MS, navigator.serviceWorker.ready);
  const known = await registration.pushManager.getSubscription();
  // One that another key was for takes nothing of this portal's.
  if (known && toBase64Url(known.options.applicationServerKey) !== key) await known.unsubscribe();
  return within(SUBSCRIBE_MS, registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key }));
}

function toBase64Url(bytes: ArrayBuffer | null): string {
  const letters = String.fromCharCode(...new Uint8Array(bytes ?? new ArrayBuffer(0)));
  return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const late = new Promise<never>((_, reject) => window.setTimeout(() => reject(new Error("too late")), ms));
  return Promise.race([work, late]);
}
