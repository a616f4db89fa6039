/** The parts of a service worker's world used here; TypeScript's library for it cannot stand beside that of pages. */
export type ExtendableEvent = Event & { waitUntil(work: Promise<unknown>): void };

export type FetchEvent = ExtendableEvent & { readonly request: Request; respondWith(answer: Promise<Response>): void };

/** What a push service handed to the browser, decrypted. */
export type PushedText = { json(): unknown };

export type PushEvent = ExtendableEvent & { readonly data: PushedText | null };

/** Where a browser takes messages; as JSON it says its address and keys. */
export type PushAddress = {
  readonly options?: { readonly userVisibleOnly: boolean; readonly applicationServerKey: ArrayBuffer | null };
  toJSON(): unknown;
};

/** The browser, or its push service, changed the address; not every browser says both. */
export type PushChangeEvent = ExtendableEvent & {
  readonly oldSubscription?: PushAddress | null;
  readonly newSubscription?: PushAddress | null;
};

/** What `showNotification` takes. */
export type Shown = {
  readonly title: string;
  readonly options: NotificationOptions & { readonly renotify: boolean };
};

export type NotificationEvent = ExtendableEvent & {
  readonly notification: { readonly data: unknown; close(): void };
};

export type WindowClient = {
  readonly url: string;
  focus(): Promise<unknown>;
  navigate(url: string): Promise<unknown>;
};

export type WorkerScope = {
  readonly location: { readonly origin: string };
  readonly clients: {
    claim(): Promise<void>;
    matchAll(options: {
      readonly type: "window";
      readonly includeUncontrolled: boolean;
    }): Promise<readonly WindowClient[]>;
    openWindow(path: string): Promise<unknown>;
  };
  readonly registration: {
    showNotification(title: string, options: NotificationOptions): Promise<void>;
    readonly pushManager: {
      getSubscription(): Promise<PushAddress | null>;
      subscribe(options: PushSubscriptionOptionsInit): Promise<PushAddress>;
    };
  };
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate", listener: (event: ExtendableEvent) => void): void;
  addEventListener(type: "fetch", listener: (event: FetchEvent) => void): void;
  addEventListener(type: "push", listener: (event: PushEvent) => void): void;
  addEventListener(type: "pushsubscriptionchange", listener: (event: PushChangeEvent) => void): void;
  addEventListener(type: "notificationclick", listener: (event: NotificationEvent) => void): void;
};
