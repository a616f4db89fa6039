import { request } from "node:http";
import { TEST_EVALUATION_KEY } from "#tests/support/portal.ts";

/** F16 of our reliability plan: what nobody types, but somebody sends. */
const ODD_TEXTS: Readonly<Record<string, Buffer>> = {
  "100,000 characters": Buffer.from("长 text ".repeat(16_000)),
  "one word of 100,000 letters": Buffer.from("a".repeat(100_000)),
  "invalid UTF-8": Buffer.from([0xff, 0xfe, 0xc3, 0x28, 0xed, 0xa0, 0x80]),
  "a lone surrogate": Buffer.from("%ED%A0%80%F4%90%80%80", "latin1"),
  "NUL in the text": Buffer.from("before%00after", "latin1"),
  "turned direction": Buffer.from("abc\u202e\u2066gnp.exe\u2069"),
  "marks upon marks": Buffer.from(`z${"\u0301\u0489".repeat(4_000)}`),
  "SQL and tags": Buffer.from(`'; drop table requests; --<script>alert(1)</script>`),
  "half an escape": Buffer.from("%E4%B8%", "latin1"),
  "a number beyond all": Buffer.from("9".repeat(400)),
};

const GET_TARGETS: readonly string[] = [
  "/search?q=",
  "/services?q=",
  "/services?audience=",
  "/services?lang=",
  "/centres?from=",
  "/requests/",
  "/services/",
  "/guides/",
  "/assistant/",
  "/shared/",
  "/gaps?page=",
  "/staff/sign-in?next=",
  "/sign-in?next=",
  "/api/v1/services?q=",
  "/api/v1/services/",
];

/** Address and the field that the text goes into. */
const FORM_TARGETS: readonly (readonly [path: string, field: string])[] = [
  ["/assistant", "question"],
  ["/requests", "reference"],
  ["/forms/something-else", "key"],
  ["/feedback", "comment"],
  ["/staff/sign-in", "email"],
  ["/sign-in", "email"],
  ["/find", "q"],
];
const API_TARGETS = ["/api/v1/questions", "/api/v1/requests"] as const;

const deepJson = (depth: number): string => `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;
const manyFields = (count: number): string => Array.from({ length: count }, (_, n) => `f${n}=${n}`).join("&");

type Sent = {
  readonly what: string;
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly type?: string;
  readonly body?: Buffer;
};
export type OddReply = { readonly what: string; readonly status: number; readonly showsStack: boolean };

/** Every byte as it comes in an address: what is neither letter nor escape is escaped. */
const inAddress = (text: Buffer): string =>
  [...text.subarray(0, 6_000)]
    .map((byte) =>
      /[\w%.~-]/.test(String.fromCharCode(byte)) ? String.fromCharCode(byte) : `%${byte.toString(16).padStart(2, "0")}`,
    )
    .join("");

export function listOddRequests(): Sent[] {
  const form = "application/x-www-form-urlencoded";
  const sent: Sent[] = [];
  for (const [name, text] of Object.entries(ODD_TEXTS)) {
    for (const path of GET_TARGETS)
      sent.push({ what: `${name} in GET ${path}`, method: "GET", path: path + inAddress(text) });
    for (const [path, field] of FORM_TARGETS) {
      const body = Buffer.concat([Buffer.from(`${field}=`), text]);
      sent.push({ what: `${name} in POST ${path}`, method: "POST", path, type: form, body });
    }
    for (const path of API_TARGETS) {
      const body = Buffer.concat([Buffer.from('{"question":"'), text, Buffer.from('"}')]);
      sent.push({ what: `${name} in ${path}`, method: "POST", path, type: "application/json", body });
    }
  }
  for (const [path] of FORM_TARGETS)
    sent.push({
      what: `1,000 fields in ${path}`,
      method: "POST",
      path,
      type: form,
      body: Buffer.from(manyFields(1_000)),
    });
  for (const path of API_TARGETS)
    sent.push({
      what: `deep JSON in ${path}`,
      method: "POST",
      path,
      type: "application/json",
      body: Buffer.from(deepJson(10_000)),
    });
  return sent;
}

function send(address: string, { method, path, type, body }: Sent): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const url = new URL(address);
    const headers = {
      Origin: address,
      "x-evaluation-key": TEST_EVALUATION_KEY,
      ...(type ? { "Content-Type": type } : {}),
      ...(body ? { "Content-Length": String(body.length) } : {}),
    };
    const asked = request({ host: url.hostname, port: url.port, path, method, headers }, async (res) => {
      let text = "";
      for await (const chunk of res) text += String(chunk);
      resolve({ status: res.statusCode ?? 0, text });
    });
    asked.on("error", reject).end(body);
  });
}

/** Sends it all, a few at a time; gives every reply. */
export async function sendOddInput(address: string): Promise<OddReply[]> {
  const waiting = listOddRequests();
  const replies: OddReply[] = [];
  const work = async (): Promise<void> => {
    for (let one = waiting.pop(); one; one = waiting.pop()) {
      const { status, text } = await send(address, one);
      replies.push({
        what: one.what,
        status,
        showsStack: /^\s+at |\bat [\w.<>]+ \(|node_modules|\.ts:\d+/m.test(text),
      });
    }
  };
  await Promise.all([work(), work(), work()]);
  return replies;
}
