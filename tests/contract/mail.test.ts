import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FakeMail } from "#app/ports/mail/fake.ts";
import { createFileTransport } from "#app/ports/mail/file-transport.server.ts";
import { openMail } from "#app/ports/mail/open-mail.server.ts";
import type { MailMessage, MailTransport } from "#app/ports/mail/port.ts";
import { createSmtpTransport } from "#app/ports/mail/smtp-transport.server.ts";
import { startStubSmtpServer } from "#tests/support/stub-smtp-server.ts";

const message: MailMessage = {
  id: "6f0d3c8e-2f1e-4c57-9d6b-0a4a4f9f0f11",
  to: "resident@example.org",
  language: "zh-CN",
  subject: "您的申请已收到",
  text: "编号 OW-2611-ABCDE-7。\n.\n我们将在五个工作日内答复。",
};

type Delivered = { readonly id: string; readonly to: string; readonly subject: string; readonly text: string };
type Setup = { transport: MailTransport; delivered(): Delivered[]; stop(): Promise<void> };

const word = (text: string) =>
  text
    .replace(/\?=\s+=\?/g, "?==?")
    .replace(/=\?UTF-8\?B\?(.*?)\?=/gi, (_all, base64: string) => Buffer.from(base64, "base64").toString("utf8"))
    .replace(/=\?UTF-8\?Q\?(.*?)\?=/gi, (_all, quoted: string) => unquote(quoted.replace(/_/g, " ")));
const unquote = (text: string) => {
  const joined = text.replace(/=\r?\n/g, "");
  return Buffer.from(
    joined.replace(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    "latin1",
  ).toString();
};

/** What a mail program would show of a mail's source. */
function readMail(source: string): Delivered {
  const text = source.replace(/\r\n/g, "\n");
  const end = text.indexOf("\n\n");
  const head = text.slice(0, end).replace(/\n[ \t]+/g, " ");
  const header = (name: string) => word(new RegExp(`^${name}: (.*)$`, "mi").exec(head)?.[1] ?? "");
  const body = text.slice(end + 2);
  const encoding = header("Content-Transfer-Encoding");
  const decoded =
    encoding === "base64"
      ? Buffer.from(body, "base64").toString()
      : encoding === "quoted-printable"
        ? unquote(body)
        : body;
  return {
    id: /<(.*)@/.exec(header("Message-ID"))?.[1] ?? "",
    to: header("To"),
    subject: header("Subject"),
    text: decoded.replace(/^\.\./gm, ".").trimEnd(),
  };
}

function describeMailContract(name: string, setUp: () => Promise<Setup>): void {
  describe(`the mail port: ${name}`, () => {
    let setup: Setup;
    beforeEach(async () => void (setup = await setUp()));
    afterEach(async () => {
      await setup.transport.close();
      await setup.stop();
    });

    it.each([
      ["address", { ...message, to: "a@example.org\r\nBcc: b@example.org" }],
      ["subject", { ...message, subject: "Hello\nBcc: b@example.org" }],
    ])("refuses a line break in the %s and sends nothing", async (_field, bad) => {
      await expect(setup.transport.send(bad)).rejects.toThrow("one line each");
      expect(setup.delivered()).toEqual([]);
    });

    it("delivers Chinese and a line with only a dot unharmed", async () => {
      await setup.transport.send(message);
      const { id, to, subject, text } = message;
      expect(setup.delivered()).toEqual([{ id, to, subject, text }]);
    });

    it("makes a second delivery recognisable by the same id", async () => {
      await setup.transport.send(message);
      await setup.transport.send(message);
      expect(new Set(setup.delivered().map((mail) => mail.id))).toEqual(new Set([message.id]));
    });
  });
}

describeMailContract("memory", async () => {
  const transport = new FakeMail();
  const delivered = () => [...transport.sent.values()].map(({ id, to, subject, text }) => ({ id, to, subject, text }));
  return { transport, delivered, stop: async () => undefined };
});

describeMailContract("files", async () => {
  const folder = mkdtempSync(join(tmpdir(), "onewindow-mail-"));
  return {
    transport: createFileTransport(join(folder, "mail")),
    delivered: () =>
      readdirSync(folder).length === 0
        ? []
        : readdirSync(join(folder, "mail")).map((file) => readMail(readFileSync(join(folder, "mail", file), "utf8"))),
    stop: async () => rmSync(folder, { recursive: true }),
  };
});

describeMailContract("SMTP", async () => {
  const server = await startStubSmtpServer();
  return {
    transport: createSmtpTransport({ smtpUrl: server.url, from: "portal@example.org" }),
    delivered: () => server.mails.map((mail) => readMail(mail.source)),
    stop: () => server.stop(),
  };
});

describe("the SMTP transport", () => {
  it("fails when the server is away, so that the job tries again", async () => {
    const gone = await startStubSmtpServer();
    await gone.stop();
    const transport = createSmtpTransport({ smtpUrl: gone.url, from: "portal@example.org" });
    await expect(transport.send(message)).rejects.toThrow(/ECONNREFUSED/);
    await transport.close();
  });

  it("says why a server refused, and not whom", async () => {
    const server = await startStubSmtpServer(0, { knowsNobody: true });
    const transport = createSmtpTransport({ smtpUrl: server.url, from: "portal@example.org" });
    const error: unknown = await transport.send(message).catch((fault: unknown) => fault);
    expect(error).toMatchObject({ message: expect.stringContaining("550 5.1.1 <<address>>: no such user") });
    // With everything that hangs on it: a log writes that down, too.
    expect(inspect(error, { depth: 9 })).not.toContain(message.to);
    await transport.close();
    await server.stop();
  });

  it("sends to one address, even when somebody typed several", async () => {
    const server = await startStubSmtpServer();
    const transport = createSmtpTransport({ smtpUrl: server.url, from: "portal@example.org" });
    await transport.send({ ...message, to: "a@example.org, b@example.org" }).catch(() => undefined);
    expect(server.mails.flatMap((mail) => mail.recipients).length).toBeLessThan(2);
    await transport.close();
    await server.stop();
  });

  it("takes its sender from the server's address, else from the portal's", async () => {
    const server = await startStubSmtpServer();
    const directory = "/nonexistent";
    for (const query of ["?from=desk@district.example", ""]) {
      const mail = openMail({ smtpUrl: `${server.url}${query}`, directory, publicUrl: "https://portal.example" });
      await mail.send(message);
      await mail.close();
    }
    const senders = server.mails.map((mail) => /^From: (.*)$/m.exec(mail.source)?.[1]?.trim());
    expect(senders).toEqual(["desk@district.example", "no-reply@portal.example"]);
    await server.stop();
  });
});

describe("the file transport", () => {
  it("writes one readable file, and the same one at a second delivery", async () => {
    const folder = mkdtempSync(join(tmpdir(), "onewindow-mail-"));
    const transport = openMail({ smtpUrl: undefined, directory: folder, publicUrl: "http://localhost:3000" });
    await transport.send(message);
    writeFileSync(join(folder, `${message.id}.eml`), "torn");
    await transport.send(message);
    expect(readdirSync(folder)).toEqual([`${message.id}.eml`]);
    const text = readFileSync(join(folder, `${message.id}.eml`), "utf8");
    expect(text).toContain("Subject: 您的申请已收到");
    rmSync(folder, { recursive: true });
  });
});
