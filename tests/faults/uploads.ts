import { randomBytes } from "node:crypto";
import { readdirSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { EICAR, startClamd } from "#tests/support/clamd-server.ts";
import { makeArchive } from "#tests/support/make-archive.ts";
import { docxFiles } from "#tests/support/make-docx.ts";
import { emptyPages, makePdf } from "#tests/support/make-pdf.ts";
import { makePhoto, makePicture } from "#tests/support/make-picture.ts";
import { startTestPortal, TEST_EVALUATION_KEY } from "#tests/support/portal.ts";

const WORD = [{ text: "A contract." }];
const SCRIPT = "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>";
const A_PDF = makePdf([[{ text: "A contract.", y: 700 }]]);
const LIMIT_MS = 1_000;
const BOUNDARY = "----fault";

type HostileFile = { readonly what: string; readonly name: string; readonly bytes: Buffer };

/** F15 of our reliability plan: files that nobody may keep. */
export const HOSTILE_FILES: readonly HostileFile[] = [
  {
    what: "a zip bomb as a Word document",
    name: "contract.docx",
    bytes: makeArchive([...docxFiles(WORD), { name: "word/media/a.png", content: Buffer.alloc(150_000_000) }]),
  },
  {
    what: "a PDF with a page of kilometres",
    name: "contract.pdf",
    bytes: Buffer.from(A_PDF.toString("latin1").replace("[0 0 595 842]", "[0 0 9999999 9999999]"), "latin1"),
  },
  { what: "a PDF of 5,000 pages", name: "contract.pdf", bytes: makePdf(emptyPages(5_000)) },
  { what: "a PDF with a script", name: "contract.pdf", bytes: makePdf(emptyPages(1), SCRIPT) },
  {
    what: "a Word document with an external entity",
    name: "contract.docx",
    bytes: makeArchive(docxFiles(WORD, `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>`)),
  },
  { what: "nothing", name: "contract.pdf", bytes: Buffer.alloc(0) },
  {
    what: "a program called PDF",
    name: "contract.pdf",
    bytes: Buffer.concat([Buffer.from("MZ\x90\0"), randomBytes(9_000)]),
  },
  { what: "a page called photo", name: "photo.jpg", bytes: Buffer.from("<script>alert(1)</script>") },
  { what: "EICAR within a PDF", name: "contract.pdf", bytes: Buffer.concat([A_PDF, Buffer.from(EICAR)]) },
  { what: "EICAR as text", name: "eicar.com", bytes: Buffer.from(EICAR) },
  { what: "ten megabytes and one byte", name: "photo.jpg", bytes: Buffer.alloc(10_000_001, 255) },
];

/** Names that are taken, cleaned: what lies on the disk is named by the server. */
const ODD_NAMES: Readonly<Record<string, string>> = {
  "300 characters": `${"x".repeat(300)}.png`,
  "a way up": "../../../../tmp/escaped.png",
  NUL: "before\0after.png",
  "turned direction": "abc\u202egnp.exe",
};

type Reply = { readonly status: number; readonly ms: number; readonly text: string; readonly location: string };
type SendOptions = {
  readonly method?: string;
  readonly type?: string;
  readonly body?: Buffer;
  readonly headers?: Readonly<Record<string, string>>;
  /** Gets the request in the place of a body, and ends it or not. */
  readonly feed?: (write: (chunk: Buffer) => void) => void;
};

/** One browser: keeps its cookie. */
class Sender {
  #cookie = "";

  constructor(readonly address: string) {}

  send(path: string, options: SendOptions = {}): Promise<Reply> {
    const { method = "GET", type, body, feed } = options;
    const url = new URL(this.address);
    const headers = {
      Origin: this.address,
      "x-evaluation-key": TEST_EVALUATION_KEY,
      Cookie: this.#cookie,
      ...(type ? { "Content-Type": type } : {}),
      ...(body ? { "Content-Length": String(body.length) } : {}),
      ...options.headers,
    };
    return new Promise((resolve, reject) => {
      const began = performance.now();
      const asked = request({ host: url.hostname, port: url.port, path, method, headers, agent: false }, (res) => {
        const ms = performance.now() - began;
        const [set] = res.headers["set-cookie"] ?? [];
        if (set) this.#cookie = set.split(";")[0] ?? "";
        let text = "";
        res.on("data", (chunk: Buffer) => (text += chunk.toString("utf8")));
        const done = () => resolve({ status: res.statusCode ?? 0, ms, text, location: res.headers.location ?? "" });
        // The server cuts off what it does not read to its end.
        res.on("end", done).on("error", done);
      });
      asked.on("error", (error) => reject(new Error(`${method} ${path}: ${error.message}`, { cause: error })));
      if (feed) feed((chunk) => void (asked.destroyed || asked.write(chunk)));
      else asked.end(body);
    });
  }

  post(path: string, values: Record<string, string>): Promise<Reply> {
    const body = Buffer.from(new URLSearchParams(values).toString());
    return this.send(path, { method: "POST", type: "application/x-www-form-urlencoded", body });
  }

  upload(path: string, name: string, bytes: Buffer): Promise<Reply> {
    const type = `multipart/form-data; boundary=${BOUNDARY}`;
    return this.send(path, { method: "POST", type, body: multipart(name, bytes) });
  }
}

const begin = (name: string): Buffer =>
  Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="photos"; filename="${name}"\r\n\r\n`);
const multipart = (name: string, bytes: Buffer): Buffer =>
  Buffer.concat([begin(name), bytes, Buffer.from(`\r\n--${BOUNDARY}--\r\n`)]);

/** The page of the form about a problem that takes photos. */
async function openPhotos(sender: Sender): Promise<string> {
  const { location } = await sender.post("/forms/something-else", {});
  await sender.post(location, { topic: "problem" });
  const page = location.replace("/topic?", "/photos?");
  const shown = await sender.send(page);
  if (!shown.text.includes('type="file"')) throw new Error(`${page} takes no files (${shown.status}).`);
  return page;
}

const p95 = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? Number.NaN;

/** What others meet meanwhile: a page of the catalogue, again and again, until stopped. */
function watchOthers(address: string): () => Promise<number[]> {
  const reader = new Sender(address);
  const times: number[] = [];
  let isOver = false;
  const run = (async () => {
    while (!isOver) {
      times.push((await reader.send(`/requests?n=${times.length}`)).ms);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  })();
  // Told where it is waited for; what fails beside it must not hide behind this.
  run.catch(() => undefined);
  return async () => {
    isOver = true;
    await run;
    return times;
  };
}

function filesIn(dataDir: string): string[] {
  try {
    return readdirSync(join(dataDir, "files"), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => entry.name);
  } catch {
    return [];
  }
}

export type UploadReport = {
  readonly refused: readonly { readonly what: string; readonly status: number; readonly ms: number }[];
  readonly oddNames: readonly { readonly what: string; readonly status: number }[];
  /** Until the one that never ends was given up by the server. */
  readonly slowMs: number;
  readonly slowStatus: number;
  readonly othersBefore: number;
  readonly othersMeanwhile: number;
  readonly ratio: number;
  /** Names on the disk besides those that were taken. */
  readonly leftOnDisk: readonly string[];
};

export const heldUploads = (report: UploadReport): boolean =>
  report.refused.every(({ status, ms }) => status >= 400 && status < 500 && ms <= LIMIT_MS) &&
  report.oddNames.every(({ status }) => status === 303) &&
  report.slowStatus === 408 &&
  report.ratio <= 1.5 &&
  report.leftOnDisk.length === 0;

/** Sends every hostile file while others read, then bodies that are too large or never end; says what came back. */
export async function sendHostileUploads(rounds: number): Promise<UploadReport> {
  const clamd = await startClamd();
  const portal = await startTestPortal({ env: { SCANNER_URL: clamd.url } });
  try {
    const sender = new Sender(portal.address);
    const page = await openPhotos(sender);
    // The thread that looks into documents starts with the first one.
    await sender.upload(page, "warm.pdf", makePdf(emptyPages(1), SCRIPT));
    const before = watchOthers(portal.address);
    await new Promise((resolve) => setTimeout(resolve, 4_000));
    const othersBefore = p95(await before());

    const refused: { what: string; status: number; ms: number }[] = [];
    const meanwhile = watchOthers(portal.address);
    for (let round = 0; round < rounds; round++) {
      for (const { what, name, bytes } of HOSTILE_FILES) {
        const { status, ms } = await sender.upload(page, name, bytes);
        refused.push({ what, status, ms: Math.round(ms) });
      }
    }
    const type = `multipart/form-data; boundary=${BOUNDARY}`;
    const huge = await sender.send(page, {
      method: "POST",
      type,
      headers: { "Content-Length": "1000000000" },
      feed: (write) => write(begin("film.mp4")),
    });
    refused.push({ what: "a body of 1 GB", status: huge.status, ms: Math.round(huge.ms) });
    const slow = await sender.send(page, {
      method: "POST",
      type,
      feed(write) {
        write(begin("photo.jpg"));
        const drip = setInterval(() => write(Buffer.from([255])), 500);
        setTimeout(() => clearInterval(drip), 60_000).unref();
      },
    });
    const othersMeanwhile = p95(await meanwhile());
    const leftOnDisk = filesIn(portal.dataDir);

    const oddNames: { what: string; status: number }[] = [];
    const neat = new Sender(portal.address);
    for (const [what, name] of Object.entries(ODD_NAMES)) {
      const own = await openPhotos(neat);
      const { status } = await neat.upload(own, name, what === "NUL" ? makePhoto("png") : makePicture("png"));
      oddNames.push({ what, status });
    }
    const taken = filesIn(portal.dataDir);
    const strange = taken.filter((name) => !/^[0-9a-f]{32}$/.test(name));
    return {
      refused,
      oddNames,
      slowMs: Math.round(slow.ms),
      slowStatus: slow.status,
      othersBefore: Math.round(othersBefore * 10) / 10,
      othersMeanwhile: Math.round(othersMeanwhile * 10) / 10,
      ratio: Math.round((othersMeanwhile / othersBefore) * 100) / 100,
      leftOnDisk: [...leftOnDisk, ...strange],
    };
  } finally {
    await portal.kill();
    await clamd.close();
  }
}
