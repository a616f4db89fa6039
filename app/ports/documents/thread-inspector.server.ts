import { openDocumentThread, type ThreadCaps } from "./document-thread.server.ts";
import type { FileInspector } from "./inspector.ts";
import { INSPECT_CAPS } from "./limits.ts";

/** Looks into files in a thread of its own with short caps; what breaks the thread or takes too long is unreadable. */
export function createThreadInspector(caps: ThreadCaps = INSPECT_CAPS): FileInspector {
  const thread = openDocumentThread(caps);
  return {
    async inspect(bytes, kind) {
      const outcome = await thread.ask({ task: "inspect", bytes, kind });
      return "verdict" in outcome ? outcome.verdict : "unreadable";
    },
    close: () => thread.close(),
  };
}
