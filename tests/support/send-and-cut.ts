import { request } from "node:http";

/** Sends all of a body and cuts the connection before any answer can come. */
export function sendAndCut(url: string, headers: Readonly<Record<string, string>>, body: string): Promise<void> {
  return new Promise((resolve) => {
    const length = { "Content-Length": String(Buffer.byteLength(body)) };
    const asked = request(url, { method: "POST", agent: false, headers: { ...headers, ...length } });
    asked.on("error", () => undefined).on("close", resolve);
    asked.end(body, () => asked.destroy());
  });
}
