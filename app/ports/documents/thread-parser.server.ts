import { assertFormat } from "./assert-format.ts";
import { openDocumentThread, type ThreadCaps } from "./document-thread.server.ts";
import { LIMITS } from "./limits.ts";
import { type DocumentFormat, type DocumentParser, DocumentRefusedError, type ParsedDocument } from "./port.ts";

/** Reads files one after the other in a thread with caps on memory and time. A file that breaks the thread is refused; the next gets a new one. */
export function createThreadParser(caps: ThreadCaps = LIMITS): DocumentParser {
  const counts = { parsed: 0, reused: 0 };
  const thread = openDocumentThread(caps);

  async function parse(bytes: Uint8Array, format: DocumentFormat): Promise<ParsedDocument> {
    // What can be seen at once costs no thread.
    assertFormat(bytes, format);
    counts.parsed++;
    const outcome = await thread.ask({ task: "read", bytes, format });
    if ("parsed" in outcome) return outcome.parsed;
    throw new DocumentRefusedError("lost" in outcome ? outcome.lost : "reason" in outcome ? outcome.reason : "damaged");
  }

  return { counts, parse, close: () => thread.close() };
}
