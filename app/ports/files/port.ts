/**
 * Where the content of attached files lies, under names the server made. It knows nothing of what it keeps: whoever gives it
 * bytes has sealed them.
 */
export interface FileStore {
  /** There whole or not at all when this returns. A name is used once. */
  put(name: FileName, bytes: Uint8Array): Promise<void>;
  /** Throws `FileMissingError`. */
  get(name: FileName): Promise<Buffer>;
  /** No fault when it is gone already. */
  remove(name: FileName): Promise<void>;
  /** Everything that lies there, also what nobody knows any more. */
  list(): AsyncIterable<StoredFile>;
}

export type StoredFile = {
  readonly name: FileName;
  /** For how long it has been there, by the store's own clock. */ readonly ageMs: number;
};

/** 32 digits of a random number: nothing anybody typed ever reaches a path. */
export type FileName = string & { readonly __brand: "FileName" };

const FILE_NAME = /^[0-9a-f]{32}$/;

export const isFileName = (text: string): text is FileName => FILE_NAME.test(text);

/** Throws on anything a path could be made of. */
export function assertFileName(text: string): asserts text is FileName {
  if (!isFileName(text)) throw new Error("A stored file is named by 32 hexadecimal digits.");
}

export class FileMissingError extends Error {
  constructor(readonly fileName: string) {
    super(`The stored file ${fileName} is missing.`);
  }
}
