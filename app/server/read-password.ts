import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";

type Terminal = { readonly stdin: NodeJS.ReadStream; readonly stdout: NodeJS.WriteStream };

/** The first line of the input. */
export async function readPasswordFromStdin(stdin: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: stdin })) return line;
  return "";
}

/** Asks twice without showing what is typed; `undefined` when the two differ, or the person gave up (Ctrl+C, Ctrl+D). */
export async function askPassword({ stdin, stdout }: Terminal): Promise<string | undefined> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: stdin, output: silent, terminal: true });
  const givenUp = new Promise<undefined>((resolve) => lines.once("close", () => resolve(undefined)));
  const ask = async (prompt: string): Promise<string | undefined> => {
    stdout.write(prompt);
    const line = await Promise.race([lines.question(""), givenUp]);
    stdout.write("\n");
    return line;
  };
  try {
    const first = await ask("Password: ");
    const second = first === undefined ? undefined : await ask("The same again: ");
    return first === second ? first : undefined;
  } finally {
    lines.close();
  }
}
