import { createServer } from "node:net";
import { StartupError } from "#app/lib/startup-error.ts";

/** Says in plain words why the portal cannot listen; other errors rise as they are. */
export function explainListenError(error: NodeJS.ErrnoException, host: string, port: number): Error {
  switch (error.code) {
    case "EADDRINUSE":
      return new StartupError(
        `Port ${port} is in use by another program.\nStop that program, or choose another port: PORT=${port + 1} npm start`,
      );
    case "EACCES":
      return new StartupError(`This account may not use port ${port}.\nChoose a port above 1023: PORT=3000 npm start`);
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return new StartupError(
        `HOST=${host} is not an address of this machine.\nUse 127.0.0.1 for this machine only, or 0.0.0.0 for every network.`,
      );
    default:
      return error;
  }
}

/** Asked before the build and the database, so that nobody waits a minute for this message. */
export function assertPortFree(host: string, port: number): Promise<void> {
  if (port === 0) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error) => reject(explainListenError(error, host, port)));
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}
