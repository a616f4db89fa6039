import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** How the service may go wrong. */
export type RangeFault = "answers_500" | "redirects" | "never_answers" | "lists_as_padding";

/** A range service on this machine that knows `passwords`; it keeps what it was asked. */
export async function startPasswordRange(passwords: readonly string[]) {
  const hashes = passwords.map((one) => createHash("sha1").update(one).digest("hex").toUpperCase());
  const asked: { readonly path: string; readonly padding: string | undefined }[] = [];
  let fault: RangeFault | undefined;
  const server = createServer((req, res) => {
    const path = req.url ?? "";
    asked.push({ path, padding: req.headers["add-padding"]?.toString() });
    if (fault === "never_answers") return;
    if (fault === "answers_500") return void res.writeHead(500).end();
    if (fault === "redirects") return void res.writeHead(302, { Location: "/range/00000" }).end();
    const digits = path.replace(/^\/range\//, "");
    if (!/^[0-9A-F]{5}$/.test(digits)) return void res.writeHead(400).end("The hash prefix was not in a valid format");
    const known = hashes
      .filter((hash) => hash.startsWith(digits))
      .map((hash) => `${hash.slice(5)}:${fault === "lists_as_padding" ? 0 : 12}`);
    const padding = ["0018A45C4D1DEF81644B54AB7F969B88D65:1", "00D4F6E8FA6EECAD2A3AA415EEC418D38EC:0"];
    res.writeHead(200, { "Content-Type": "text/plain" }).end([...padding, ...known].join("\r\n"));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/range`,
    asked,
    /** Goes wrong so from now on; `undefined` mends it. */
    break(how: RangeFault | undefined): void {
      fault = how;
    },
    async stop(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
