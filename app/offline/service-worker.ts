import { answerNavigation } from "./answer-navigation.ts";
import { answerPart } from "./answer-part.ts";
import { notePushAddress, renewNews } from "./renew-news.ts";
import { kindOf } from "./rules.ts";
import { openNews, toNotification } from "./show-news.ts";
import { createStore } from "./store.ts";
import type { WorkerScope } from "./worker-scope.ts";

/** A hash of the worker's own code, put in when it is built. */
declare const WORKER_VERSION: string;

/** The portal without a network: guides, phone numbers, centres, own references. Anything else is left to the network. */
const scope = globalThis as unknown as WorkerScope;
const now = () => Date.now();
const ask: typeof fetch = (request, init) => fetch(request, init);
const store = createStore({ caches, fetch: ask, now, version: WORKER_VERSION });

const news = () => ({ store, push: scope.registration.pushManager, fetch: ask });
/** What could not be told when it happened, and where news comes to, for the next time. */
const catchUp = () => renewNews(news()).then(() => notePushAddress(news()));

scope.addEventListener("install", (event) => {
  event.waitUntil(store.keepCore().then(() => scope.skipWaiting()));
});

scope.addEventListener("activate", (event) => {
  event.waitUntil(store.removeOldVersions().then(() => scope.clients.claim()));
});

scope.addEventListener("fetch", (event) => {
  const { request } = event;
  const kind = kindOf(request, scope.location.origin);
  if (kind === "page") {
    const afterwards = (work: Promise<unknown>) => event.waitUntil(work);
    // Own pages are where somebody waits for news.
    if (new URL(request.url).pathname.startsWith("/requests")) event.waitUntil(catchUp().catch(() => undefined));
    event.respondWith(answerNavigation(request, { store, fetch: ask, now, afterwards }));
  } else if (kind) {
    event.respondWith(answerPart(request, kind, { store, fetch: ask }));
  }
});

scope.addEventListener("push", (event) => {
  const shown = toNotification(event.data);
  if (shown) event.waitUntil(scope.registration.showNotification(shown.title, shown.options));
  event.waitUntil(catchUp().catch(() => undefined));
});

scope.addEventListener("pushsubscriptionchange", (event) => {
  event.waitUntil(renewNews(news(), event).catch(() => undefined));
});

scope.addEventListener("notificationclick", (event) => {
  const { notification } = event;
  notification.close();
  event.waitUntil(openNews(notification.data, { origin: scope.location.origin, windows: scope.clients }));
});
