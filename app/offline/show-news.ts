import type { PushedText, Shown, WindowClient } from "./worker-scope.ts";

const ICON = "/icon-192.png";
const OWN_PATH = /^\/requests\/[A-Z0-9-]+$/;

type News = {
  readonly title: string;
  readonly body: string;
  readonly path: string;
  readonly language: string;
  readonly direction: "ltr" | "rtl";
};

/** What the portal pushed; `undefined` when that is anything else. */
function readNews(data: PushedText | null): News | undefined {
  try {
    const news = data?.json() as Partial<Record<keyof News, unknown>> | null | undefined;
    if (!news) return undefined;
    const { title, body, path, language, direction } = news;
    if (typeof title !== "string" || typeof body !== "string" || typeof path !== "string") return undefined;
    if (!OWN_PATH.test(path)) return undefined;
    return {
      title,
      body,
      path,
      language: typeof language === "string" ? language : "",
      direction: direction === "rtl" ? "rtl" : "ltr",
    };
  } catch {
    return undefined;
  }
}

/** The notification for a message; one for each request, the newer in place of the older. */
export function toNotification(data: PushedText | null): Shown | undefined {
  const news = readNews(data);
  if (!news) return undefined;
  const { title, body, path, language: lang, direction: dir } = news;
  return { title, options: { body, lang, dir, icon: ICON, tag: path, renotify: true, data: { path } } };
}

type Windows = {
  matchAll(options: {
    readonly type: "window";
    readonly includeUncontrolled: boolean;
  }): Promise<readonly WindowClient[]>;
  openWindow(path: string): Promise<unknown>;
};

/** Where a press on a notification leads: to the page of the request, in the window that has it open, loaded anew. */
export async function openNews(
  data: unknown,
  { origin, windows }: { origin: string; windows: Windows },
): Promise<void> {
  const path = (data as { path?: unknown } | null | undefined)?.path;
  if (typeof path !== "string" || !OWN_PATH.test(path)) return;
  const open = await windows.matchAll({ type: "window", includeUncontrolled: true });
  const same = open.find(({ url }) => new URL(url).origin === origin && new URL(url).pathname === path);
  if (!same) return void (await windows.openWindow(path));
  // A window that this worker does not control cannot be loaded anew: then it is shown as it stands.
  await same.navigate(path).catch(() => undefined);
  await same.focus();
}
