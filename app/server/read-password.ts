import { createInterface } from "node:readline/promises";

/** The first line of the input. */
export async function readPasswordFromStdin(stdin: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: stdin })) return line;
  return "";
}
