import { AppError } from "#app/lib/app-error.ts";

/** What all uploads of this process may hold at once. */
const MEMORY_BYTES = 300_000_000;
/** What those of one address may, somewhat more than the largest page with files. */
const ADDRESS_BYTES = 120_000_000;
const BUSY_RETRY_SECONDS = 20;

let heldBytes = 0;
const heldBy = new Map<string, number>();

/** The memory one upload holds: counted as its parts come, given back when it was dealt with. */
export class UploadRoom {
  #bytes = 0;

  constructor(private readonly address: string) {}

  /** Throws `unavailable` when all uploads, or those of this address, hold too much already. */
  take(bytes: number): void {
    const own = heldBy.get(this.address) ?? 0;
    if (heldBytes + bytes > MEMORY_BYTES || own + bytes > ADDRESS_BYTES)
      throw new AppError("unavailable", { retryAfterSeconds: BUSY_RETRY_SECONDS });
    this.#bytes += bytes;
    heldBytes += bytes;
    heldBy.set(this.address, own + bytes);
  }

  giveBack(): void {
    const own = (heldBy.get(this.address) ?? 0) - this.#bytes;
    if (own > 0) heldBy.set(this.address, own);
    else heldBy.delete(this.address);
    heldBytes -= this.#bytes;
    this.#bytes = 0;
  }
}
