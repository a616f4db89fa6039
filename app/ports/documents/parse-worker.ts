import { parentPort } from "node:worker_threads";
import { type DocumentFormat, DocumentRefusedError, type ParsedDocument } from "./port.ts";
import { readDocument } from "./read-document.server.ts";

export type ParseRequest = { readonly bytes: Uint8Array; readonly format: DocumentFormat };
export type ParseReply = { readonly parsed: ParsedDocument } | { readonly reason: string };

/** Reads one file after the other. What a hostile file breaks, this thread, ends with it. */
parentPort?.on("message", ({ bytes, format }: ParseRequest) => {
  readDocument(bytes, format).then(
    (parsed) => reply({ parsed }),
    (error: unknown) =>
      reply({ reason: error instanceof DocumentRefusedError ? error.message : "the file is damaged" }),
  );
});

const reply = (message: ParseReply): void => parentPort?.postMessage(message);
