import type { Readable } from "node:stream";
import { Busboy } from "@fastify/busboy";
import type { GivenFile } from "#app/domain/attachments/attachment.ts";
import { MAX_FILE_BYTES } from "#app/domain/attachments/kinds.ts";
import { AppError } from "#app/lib/app-error.ts";
import { MAX_UPLOAD_BYTES } from "#app/lib/upload-paths.ts";
import { assertStorable } from "./body.server.ts";
import { readForm } from "./forms.server.ts";
import { type Pace, pacedBody } from "./paced-body.server.ts";
import { UploadRoom } from "./upload-room.server.ts";

export type Upload = {
  /** What was typed, without the files. */
  readonly form: FormData;
  /** By the input they came in, in their order. */
  readonly files: readonly (GivenFile & { readonly field: string })[];
  /** Files came and were thrown away, since nothing more may be attached. */
  readonly hasUnread: boolean;
};

/** Far more than any question or request takes, so that whoever chooses too many is told so by the question. */
const MAX_FILES = 60;
const MAX_FIELDS = 200;
const MAX_TEXT_BYTES = 64_000;

export type Sender = {
  /** Network address: what one address holds in memory has an end of its own. */
  readonly address: string;
  /**
   * Asked before anything is read. Where nothing may be attached, files are thrown away as they come, and `work` gets what was
   * typed, to refuse it or to keep it.
   */
  readonly mayAttach: () => Promise<boolean>;
};

/**
 * A page's form with its files. `work` gets them while they are held in memory, file by file no more than may be kept: the
 * rest of a longer one is thrown away as it comes. Forms without files are read like any other. Throws `too_large`, `too_slow`,
 * `bad_request`, and `unavailable` while too many people send at once.
 */
export async function withUpload<T>(
  request: Request,
  sender: Sender,
  work: (upload: Upload) => Promise<T>,
  pace?: Pace,
): Promise<T> {
  const type = request.headers.get("Content-Type") ?? "";
  if (!type.toLowerCase().startsWith("multipart/form-data"))
    return work({ form: await readForm(request), files: [], hasUnread: false });
  if (Number(request.headers.get("Content-Length") ?? 0) > MAX_UPLOAD_BYTES) throw new AppError("too_large");
  const room = (await sender.mayAttach()) ? new UploadRoom(sender.address) : undefined;
  try {
    return await work(await readParts(request, type, room, pace));
  } finally {
    room?.giveBack();
  }
}

async function readParts(request: Request, type: string, room: UploadRoom | undefined, pace?: Pace): Promise<Upload> {
  const form = new FormData();
  const files: Upload["files"][number][] = [];
  let hasUnread = false;
  let fault: unknown;
  const fail = (error: unknown): void => void (fault ??= error);
  const parser = openParser(type);
  parser.on("field", (name: string, value: string, nameCut: boolean, valueCut: boolean) => {
    if (nameCut || valueCut) return fail(new AppError("too_large"));
    try {
      assertStorable(name);
      assertStorable(value);
      form.append(name, value);
    } catch (error) {
      fail(error);
    }
  });
  parser.on("file", (field: string, stream: Readable, name: string | undefined) => {
    if (!room) {
      hasUnread ||= Boolean(name);
      stream.on("error", () => undefined);
      return void stream.resume();
    }
    collect(stream, room, fail, (bytes, isTooLarge) => {
      // An input in which nothing was chosen sends a nameless, empty file.
      if (name || bytes.length > 0) files.push({ field, name: name ?? "", bytes, isTooLarge });
    });
  });
  for (const event of ["filesLimit", "fieldsLimit", "partsLimit"] as const)
    parser.on(event, () => fail(new AppError("too_large", { message: "too many fields or files" })));
  const isFinished = new Promise<void>((resolve) => {
    parser.once("finish", resolve);
    // Also what it says after the first: an error that nobody hears ends the process.
    parser.on("error", (error: unknown) => {
      fail(new AppError("bad_request", { message: "malformed form", cause: error }));
      resolve();
    });
  });
  for await (const chunk of pacedBody(request.body, MAX_UPLOAD_BYTES, pace)) {
    if (fault) break;
    if (!parser.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length)) && !fault)
      await Promise.race([new Promise((resolve) => parser.once("drain", resolve)), isFinished]);
  }
  if (!fault) parser.end();
  if (!fault) await isFinished;
  if (fault) throw fault as Error;
  return { form, files, hasUnread };
}

function openParser(type: string): InstanceType<typeof Busboy> {
  try {
    return new Busboy({
      headers: { "content-type": type },
      preservePath: true,
      limits: {
        fileSize: MAX_FILE_BYTES,
        files: MAX_FILES,
        fields: MAX_FIELDS,
        fieldSize: MAX_TEXT_BYTES,
        fieldNameSize: 200,
        parts: MAX_FILES + MAX_FIELDS,
        headerPairs: 20,
        headerSize: 8_000,
      },
    });
  } catch (error) {
    throw new AppError("bad_request", { message: "malformed form", cause: error });
  }
}

function collect(
  stream: Readable,
  room: UploadRoom,
  fail: (error: unknown) => void,
  done: (bytes: Buffer, isTooLarge: boolean) => void,
): void {
  let chunks: Buffer[] = [];
  let isTooLarge = false;
  stream.on("limit", () => {
    isTooLarge = true;
    chunks = [];
  });
  stream.on("data", (chunk: Buffer) => {
    if (isTooLarge) return;
    try {
      room.take(chunk.length);
      chunks.push(chunk);
    } catch (error) {
      fail(error);
    }
  });
  stream.on("error", (error) => fail(new AppError("bad_request", { message: "malformed form", cause: error })));
  stream.on("end", () => done(Buffer.concat(chunks), isTooLarge));
}
