type Listener = (payload: string) => void;

/** Who listens to which channel. `first` and `last` tell when the database itself must begin or stop. */
export class Listeners {
  readonly #byChannel = new Map<string, Set<Listener>>();

  get channels(): string[] {
    return [...this.#byChannel.keys()];
  }

  /** Whether this is the channel's first listener. */
  add(channel: string, listener: Listener): boolean {
    const known = this.#byChannel.get(channel);
    if (known) {
      known.add(listener);
      return false;
    }
    this.#byChannel.set(channel, new Set([listener]));
    return true;
  }

  /** Whether it was the channel's last listener. */
  remove(channel: string, listener: Listener): boolean {
    const known = this.#byChannel.get(channel);
    if (!known?.delete(listener) || known.size > 0) return false;
    return this.#byChannel.delete(channel);
  }

  notify(channel: string, payload: string): void {
    for (const listener of [...(this.#byChannel.get(channel) ?? [])]) listener(payload);
  }
}
