import { parentPort } from "node:worker_threads";
import { inspectFile } from "./inspect-file.server.ts";
import type { InspectedKind, InspectVerdict } from "./inspector.ts";
import { type DocumentFormat, DocumentRefusedError, type ParsedDocument } from "./port.ts";
import { readDocument } from "./read-document.server.ts";

export type ThreadRequest =
  | { readonly task: "read"; readonly bytes: Uint8Array; readonly format: DocumentFormat }
  | { readonly task: "inspect"; readonly bytes: Uint8Array; readonly kind: InspectedKind };
export type ThreadReply =
  { readonly parsed: ParsedDocument } | { readonly reason: string } | { readonly verdict: InspectVerdict };

async function work(request: ThreadRequest): Promise<ThreadReply> {
  if (request.task === "inspect") return { verdict: await inspectFile(request.bytes, request.kind) };
  try {
    return { parsed: await readDocument(request.bytes, request.format) };
  } catch (error) {
    return { reason: error instanceof DocumentRefusedError ? error.message : "the file is damaged" };
  }
}

/** Looks at one file after the other. What a hostile file breaks, this thread, ends with it. */
parentPort?.on("message", (request: ThreadRequest) => {
  void work(request).then((reply) => parentPort?.postMessage(reply));
});
