import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Readable, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { extract as openExtract, type Headers, pack as openPack } from "tar-stream";
import { StartupError } from "#app/lib/startup-error.ts";
import { type ArchivedFile, type Manifest, MANIFEST_NAME, manifestSchema } from "./manifest.ts";
import type { FoundFile } from "./records.server.ts";

const MAX_MANIFEST_BYTES = 64 * 1024 * 1024;

/** One tar file, gzipped, readable by its owner only; the manifest comes first. Refuses to write over a file. */
export async function writeArchive(path: string, manifest: Manifest, files: readonly FoundFile[]): Promise<void> {
  const pack = openPack();
  const feed = async (): Promise<void> => {
    pack.entry({ name: MANIFEST_NAME, mode: 0o600 }, JSON.stringify(manifest, null, 2));
    for (const { source, path: name, size } of files)
      await pipeline(createReadStream(source), pack.entry({ name, size, mode: 0o600 }));
    pack.finalize();
  };
  const written = pipeline(pack, createGzip(), createWriteStream(path, { flags: "wx", mode: 0o600, flush: true }));
  await Promise.all([written, feed()]);
}

type ReadOptions = {
  /** Called with the manifest before anything else is read; a throw ends the reading. */
  readonly onManifest?: (manifest: Manifest) => void | Promise<void>;
  /** Where the files go; without it they are only looked at. */
  readonly directory?: string;
};

/**
 * Reads an archive to its end and compares every file with the manifest. Throws `StartupError` when anything is
 * missing, added, changed or cut off.
 */
export async function readArchive(path: string, options: ReadOptions = {}): Promise<Manifest> {
  const reader = new ArchiveReader(path, options);
  const extract = openExtract();
  extract.on("entry", (header, stream, next) => {
    reader.take(header, stream).then(
      () => next(),
      (error: Error) => extract.destroy(error),
    );
  });
  try {
    await pipeline(createReadStream(path), createGunzip(), extract);
    return reader.finish();
  } catch (error) {
    if (error instanceof StartupError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT")
      throw new StartupError(`There is no file ${path}. Name the archive that npm run backup made.`);
    if (["EACCES", "EISDIR", "ENOSPC"].includes(code ?? ""))
      throw new StartupError(`${path} cannot be read: ${message}`);
    throw damaged(path, message);
  }
}

const damaged = (path: string, why: string): StartupError =>
  new StartupError(`The archive ${path} is damaged or is no backup (${why}). Nothing was changed. Take another one.`);

class ArchiveReader {
  #manifest: Manifest | undefined;
  readonly #missing = new Map<string, ArchivedFile>();

  constructor(
    private readonly path: string,
    private readonly options: ReadOptions,
  ) {}

  async take(header: Headers, stream: Readable): Promise<void> {
    if (!this.#manifest) return this.#takeManifest(header, stream);
    const expected = this.#missing.get(header.name);
    if (header.type !== "file" || !expected)
      throw damaged(this.path, `it holds ${header.name}, which it does not list`);
    if (header.size !== expected.size) throw damaged(this.path, `${header.name} has another size`);
    const hash = createHash("sha256");
    const target = await this.#place(header.name);
    await pipeline(
      stream,
      async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          hash.update(chunk);
          yield chunk;
        }
      },
      target,
    );
    if (hash.digest("hex") !== expected.sha256) throw damaged(this.path, `${header.name} has another SHA-256`);
    this.#missing.delete(header.name);
  }

  finish(): Manifest {
    if (!this.#manifest) throw damaged(this.path, "it is empty");
    const [missing] = this.#missing.keys();
    if (missing !== undefined) throw damaged(this.path, `${missing} is missing`);
    return this.#manifest;
  }

  async #takeManifest(header: Headers, stream: Readable): Promise<void> {
    if (header.name !== MANIFEST_NAME || (header.size ?? 0) > MAX_MANIFEST_BYTES)
      throw damaged(this.path, `it does not begin with ${MANIFEST_NAME}`);
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    const parsed = manifestSchema.safeParse(JSON.parse(Buffer.concat(chunks).toString("utf8")));
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      throw damaged(this.path, `${MANIFEST_NAME}: ${issue?.path.join(".")} ${issue?.message}`);
    }
    await this.options.onManifest?.(parsed.data);
    this.#manifest = parsed.data;
    for (const file of parsed.data.files) this.#missing.set(file.path, file);
    for (const folder of parsed.data.folders) await this.#makeFolder(folder);
  }

  async #place(name: string): Promise<Writable> {
    const { directory } = this.options;
    if (!directory) return new Writable({ write: (_chunk, _encoding, done) => done() });
    await this.#makeFolder(dirname(name));
    return createWriteStream(join(directory, name), { flags: "wx", mode: 0o600 });
  }

  async #makeFolder(name: string): Promise<void> {
    const { directory } = this.options;
    if (directory) await mkdir(join(directory, name), { recursive: true, mode: 0o700 });
  }
}
