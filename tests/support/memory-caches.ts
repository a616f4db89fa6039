type Asked = string | Request;

const ORIGIN = "https://portal.example";
const addressOf = (asked: Asked): string => new URL(typeof asked === "string" ? asked : asked.url, ORIGIN).href;

/** A browser's caches in memory, as far as the service worker uses them; `keys` comes in the order of putting in. */
export class MemoryCaches {
  readonly #caches = new Map<string, Map<string, Response>>();

  async open(name: string): Promise<Cache> {
    const kept = this.#caches.get(name) ?? new Map<string, Response>();
    this.#caches.set(name, kept);
    const cache = {
      match: async (asked: Asked) => kept.get(addressOf(asked))?.clone(),
      put: async (asked: Asked, response: Response) => void kept.set(addressOf(asked), response),
      delete: async (asked: Asked) => kept.delete(addressOf(asked)),
      keys: async () => [...kept.keys()].map((address) => new Request(address)),
    };
    // Only what is above is ever called.
    return cache as unknown as Cache;
  }

  async keys(): Promise<string[]> {
    return [...this.#caches.keys()];
  }

  async delete(name: string): Promise<boolean> {
    return this.#caches.delete(name);
  }
}
