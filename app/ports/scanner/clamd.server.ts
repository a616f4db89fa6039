import { connect, type Socket } from "node:net";
import { type Scanner, ScannerUnavailableError } from "./port.ts";

const DEFAULT_PORT = 3310;
const TIMEOUT_MS = 20_000;
const CHUNK_BYTES = 65_536;
/** Its answer is one line. */
const MAX_REPLY_BYTES = 4_096;

/** The parts of a message of `INSTREAM`: each with its length in front, an empty one at the end. */
function* framesOf(bytes: Uint8Array): Generator<Buffer> {
  yield Buffer.from("zINSTREAM\0");
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
    const chunk = bytes.subarray(at, at + CHUNK_BYTES);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(chunk.length);
    yield length;
    yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
  }
  yield Buffer.alloc(4);
}

function ask(socket: Socket, bytes: Uint8Array): Promise<string> {
  return new Promise((resolve, reject) => {
    let reply = "";
    socket.setTimeout(TIMEOUT_MS, () => socket.destroy(new Error("it took too long")));
    socket.on("data", (chunk: Buffer) => {
      reply += chunk.toString("latin1");
      if (reply.length > MAX_REPLY_BYTES) socket.destroy(new Error("it answered too much"));
    });
    socket.on("end", () => resolve(reply));
    socket.on("error", reject);
    socket.on("close", () => reject(new Error("it went away")));
    socket.on("connect", () => {
      for (const frame of framesOf(bytes)) socket.write(frame);
    });
  });
}

/** ClamAV's daemon over TCP, `clamd://host:3310`. Nothing but its own word "OK" counts as clean. */
export function createClamdScanner(url: string): Scanner {
  const { hostname, port } = new URL(url);
  const host = hostname.replace(/^\[|\]$/g, "");
  return {
    async scan(bytes) {
      const socket = connect({ host, port: Number(port) || DEFAULT_PORT });
      try {
        const reply = (await ask(socket, bytes)).replace(/\0/g, "").trim();
        if (/^stream: OK$/.test(reply)) return "clean";
        if (/^stream: .+ FOUND$/.test(reply)) return "infected";
        throw new Error("it answered something else");
      } catch (error) {
        throw new ScannerUnavailableError("The scanner for malicious software gave no verdict.", { cause: error });
      } finally {
        socket.destroy();
      }
    },
  };
}
