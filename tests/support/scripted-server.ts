import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A real HTTP server on this machine that stands in for somebody else's: it is handed each request's JSON. */
export abstract class ScriptedServer<Body> {
  /** Told all of each request, its first line and headers included, before it is answered. */
  onReceived: ((request: string) => void) | undefined;
  readonly #server = createServer((req, res) => void this.#read(req, res));

  async listen(): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return this;
  }

  get baseUrl(): string {
    // A listening TCP server has an address with a port.
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/v1`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  protected abstract handle(body: Body, req: IncomingMessage, res: ServerResponse): void;

  async #read(req: IncomingMessage, res: ServerResponse): Promise<void> {
    let text = "";
    req.setEncoding("utf8");
    for await (const chunk of req) text += String(chunk);
    this.onReceived?.(`${req.method} ${req.url}\n${req.rawHeaders.join("\n")}\n\n${text}`);
    this.handle(JSON.parse(text) as Body, req, res);
  }
}
