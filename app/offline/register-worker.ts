/** Lets residents' pages work without a network, where the browser can; nothing is kept for staff. */
export function registerWorker(): void {
  if (!("serviceWorker" in navigator) || document.body.dataset["area"] === "staff") return;
  // Refused in private windows and by settings: then the portal needs its network.
  navigator.serviceWorker.register("/service-worker.js").catch(() => undefined);
}
