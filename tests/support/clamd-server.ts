import { createServer, type Socket } from "node:net";
import type { AddressInfo } from "node:net";

/** The test file that every scanner finds, in two halves so that none finds it in here. */
export const EICAR = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$", "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].join("");

type Mood = "works" | "silent" | "talks nonsense" | "hangs up";

/** A stand-in for ClamAV's daemon, which knows one malicious file and speaks `INSTREAM` as strictly as the real one. */
export async function startClamd() {
  let mood: Mood = "works";
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket)).on("error", () => undefined);
    if (mood === "hangs up") return void socket.destroy();
    let got = Buffer.alloc(0);
    socket.on("data", (chunk: Buffer) => {
      got = Buffer.concat([got, chunk]);
      if (mood === "silent") return;
      const content = readStream(got);
      if (content === undefined) return;
      if (mood === "talks nonsense") return void socket.end("INSTREAM size limit exceeded. ERROR\0");
      socket.end(content.includes(EICAR) ? "stream: Eicar-Test-Signature FOUND\0" : "stream: OK\0");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server that listens on a port has an address with one.
  const { port } = server.address() as AddressInfo;
  return {
    url: `clamd://127.0.0.1:${port}`,
    become: (next: Mood) => void (mood = next),
    close: () =>
      new Promise<void>((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

/** The whole content once its empty last part is there. */
function readStream(got: Buffer): Buffer | undefined {
  const command = Buffer.from("zINSTREAM\0");
  if (!got.subarray(0, command.length).equals(command)) return undefined;
  const parts: Buffer[] = [];
  for (let at = command.length; at + 4 <= got.length;) {
    const length = got.readUInt32BE(at);
    if (length === 0) return Buffer.concat(parts);
    parts.push(got.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
}
