import { assertFileName, FileMissingError, type FileName, type FileStore } from "./port.ts";

/** Files in memory, for tests. Passes the contract of the real ones. */
export class FakeFiles implements FileStore {
  readonly #files = new Map<FileName, { bytes: Buffer; storedAt: Date }>();

  get names(): FileName[] {
    return [...this.#files.keys()];
  }

  async put(name: FileName, bytes: Uint8Array): Promise<void> {
    assertFileName(name);
    this.#files.set(name, { bytes: Buffer.from(bytes), storedAt: new Date() });
  }

  async get(name: FileName): Promise<Buffer> {
    assertFileName(name);
    const found = this.#files.get(name);
    if (!found) throw new FileMissingError(name);
    return found.bytes;
  }

  async remove(name: FileName): Promise<void> {
    assertFileName(name);
    this.#files.delete(name);
  }

  async *list() {
    for (const [name, { storedAt }] of this.#files) yield { name, ageMs: Date.now() - storedAt.getTime() };
  }

  /** As if everything had been stored so long ago. */
  age(ms: number): void {
    for (const file of this.#files.values()) file.storedAt = new Date(file.storedAt.getTime() - ms);
  }
}
