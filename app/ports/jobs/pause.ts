/**
 * Pauses that all end when `signal` aborts. One listener for all of them: each with its own would be taken for a leak by Node, which
 * warns of more than ten, and waiting for one promise of the abort would keep something of each pause until then.
 */
export function createPause(signal: AbortSignal): (ms: number) => Promise<void> {
  const endings = new Set<() => void>();
  signal.addEventListener("abort", () => endings.forEach((end) => end()), { once: true });
  return (ms) =>
    new Promise((resolve) => {
      if (signal.aborted) return resolve();
      const end = (): void => {
        clearTimeout(timer);
        endings.delete(end);
        resolve();
      };
      // A pause keeps no process alive.
      const timer = setTimeout(end, ms).unref();
      endings.add(end);
    });
}
