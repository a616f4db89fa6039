import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";

type Terminal = { readonly stdin: NodeJS.ReadStream; readonly stdout: NodeJS.WriteStream };

/** The first line of the input. */
export async function readPasswordFromStdin(stdin: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: stdin })) return line;
  return "";
}

/** Asks twice without showing what is typed; `undefined` when the two differ. */
export async function readPassword({ stdin, stdout }: Terminal): Promise<string | undefined> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: stdin, output: silent, terminal: stdin.isTTY ?? false });
  const ask = async (prompt: string): Promise<string> => {
    stdout.write(prompt);
    const line = await lines.question("");
    stdout.write("\n");
    return line;
  };
  try {
    const first = await ask("Password: ");
    return first === (await ask("The same again: ")) ? first : undefined;
  } finally {
    lines.close();
  }
}
