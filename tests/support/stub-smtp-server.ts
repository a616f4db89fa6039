import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";

export type ReceivedMail = { readonly recipients: string[]; readonly source: string };

/**
 * A mail server that accepts everything and keeps it, on a port of its own or on that of one that was stopped; or one that
 * knows no recipient.
 */
export async function startStubSmtpServer(port = 0, { knowsNobody = false } = {}) {
  const mails: ReceivedMail[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    serve(socket, knowsNobody, (mail) => mails.push(mail));
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return {
    mails,
    port: (server.address() as AddressInfo).port,
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

function serve(socket: Socket, knowsNobody: boolean, onMail: (mail: ReceivedMail) => void): void {
  let recipients: string[] = [];
  let waiting = "";
  let isInBody = false;
  const say = (line: string) => socket.write(`${line}\r\n`);
  const obey = (line: string) => {
    const command = line.slice(0, 4).toUpperCase();
    if (command === "RCPT" && knowsNobody) return void say(`550 5.1.1 ${/<.*>/.exec(line)?.[0]}: no such user`);
    if (command === "RCPT") recipients.push(/<(.*)>/.exec(line)?.[1] ?? "");
    if (command === "DATA") isInBody = true;
    if (command === "QUIT") return void socket.end("221 bye\r\n");
    say(isInBody ? "354 go ahead" : "250 ok");
  };
  socket.on("error", () => socket.destroy());
  socket.on("data", (piece) => {
    waiting += piece.toString("utf8");
    for (;;) {
      const end = isInBody ? "\r\n.\r\n" : "\r\n";
      const at = waiting.indexOf(end);
      if (at < 0) return;
      const text = waiting.slice(0, at);
      waiting = waiting.slice(at + end.length);
      if (!isInBody) {
        obey(text);
        continue;
      }
      onMail({ recipients, source: text });
      recipients = [];
      isInBody = false;
      say("250 kept");
    }
  });
  say("220 stub");
}
