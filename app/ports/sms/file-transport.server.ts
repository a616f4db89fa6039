import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { TextTransport } from "./port.ts";

/** Where no gateway is set: one readable file a message, `<id>.txt`. A second delivery writes the same file again. */
export function createFileTexts(directory: string): TextTransport {
  return {
    async send({ id, to, text }) {
      await mkdir(directory, { recursive: true });
      const path = join(directory, `${id}.txt`);
      await writeFile(`${path}.part`, `To: ${to}\n\n${text}\n`);
      await rename(`${path}.part`, path);
    },
  };
}
