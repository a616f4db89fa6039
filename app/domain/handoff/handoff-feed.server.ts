import type { Database } from "#app/db/port.ts";

type Listener = (handoffId: string) => void;

/**
 * Tells open streams that a handoff has a new event, from whichever portal process it came (LISTEN/NOTIFY). One
 * subscription to the database serves all streams of a process. What happened is read from the rows, so a lost
 * notification loses nothing: streams also look by themselves now and then.
 */
class HandoffFeed {
  readonly #listeners = new Set<Listener>();
  #subscription: Promise<() => Promise<void>> | undefined;

  constructor(private readonly db: Database) {}

  async subscribe(listener: Listener): Promise<() => void> {
    this.#listeners.add(listener);
    this.#subscription ??= this.db.listen("handoff_changed", (id) => {
      for (const listen of this.#listeners) listen(id);
    });
    await this.#subscription;
    return () => void this.#listeners.delete(listener);
  }
}

const feeds = new WeakMap<Database, HandoffFeed>();

export function getHandoffFeed(db: Database): HandoffFeed {
  let feed = feeds.get(db);
  if (!feed) {
    feed = new HandoffFeed(db);
    feeds.set(db, feed);
  }
  return feed;
}
