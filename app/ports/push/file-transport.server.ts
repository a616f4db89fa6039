import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { PushTransport } from "./port.ts";

/** Where nothing is pushed: one readable file a message, `<id>.txt`, with the host it would have gone to. */
export function createFilePushes(directory: string): PushTransport {
  return {
    async send({ id, target, topic, text }) {
      await mkdir(directory, { recursive: true });
      const path = join(directory, `${id}.txt`);
      await writeFile(`${path}.part`, `To: ${new URL(target.endpoint).host}\nTopic: ${topic}\n\n${text}\n`);
      await rename(`${path}.part`, path);
      return "taken";
    },
  };
}
