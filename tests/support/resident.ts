import { TEST_EVALUATION_KEY } from "./portal.ts";
import { sendAndCut } from "./send-and-cut.ts";

const REFERENCE = /OW-\d{4}-[0-9A-Z]{5}-[0-9A-Z]/;

export const decodeHtml = (text: string): string =>
  text
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");

const attribute = (tag: string, name: string): string | undefined => {
  const found = tag.match(new RegExp(`\\b${name}="([^"]*)"`))?.[1];
  return found === undefined ? undefined : decodeHtml(found);
};

/** Hidden fields of a page's forms, as a browser would send them along. */
export function hiddenFields(html: string): Record<string, string> {
  const tags = (html.match(/<input\b[^>]*>/g) ?? []).filter((tag) => attribute(tag, "type") === "hidden");
  return Object.fromEntries(tags.map((tag) => [attribute(tag, "name") ?? "", attribute(tag, "value") ?? ""]));
}

export type Page = { readonly status: number; readonly path: string; readonly html: string };

/** A browser without scripts: keeps cookies, follows redirects, posts forms with their hidden fields. */
export class Resident {
  readonly #cookies = new Map<string, string>();

  constructor(private address: string) {}

  /** The portal came back at another place. */
  moveTo(address: string): void {
    this.address = address;
  }

  async open(path: string): Promise<Page> {
    return this.#follow(await this.#send(path, { method: "GET" }), path);
  }

  /** Sends the form of a page and shows where that leads. */
  async submit(page: Page, values: Readonly<Record<string, string>>): Promise<Page> {
    return this.#follow(await this.post(page, values), page.path);
  }

  /** The bare reply to a form, before any redirect is followed. */
  post(page: Page, values: Readonly<Record<string, string>>): Promise<Response> {
    const body = new URLSearchParams({ ...hiddenFields(page.html), ...values });
    return this.#send(page.path, { method: "POST", body, headers: { Origin: this.address } });
  }

  /** Sends the form of a page whole and cuts the connection before any answer can come. */
  postAndCut(page: Page, values: Readonly<Record<string, string>>): Promise<void> {
    const body = new URLSearchParams({ ...hiddenFields(page.html), ...values }).toString();
    const type = { "Content-Type": "application/x-www-form-urlencoded" };
    return sendAndCut(`${this.address}${page.path}`, { ...this.#headers(), ...type, Origin: this.address }, body);
  }

  #headers(): Record<string, string> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    return {
      "x-evaluation-key": TEST_EVALUATION_KEY,
      "Accept-Language": "en",
      ...(cookie ? { Cookie: cookie } : {}),
    };
  }

  async #send(path: string, init: RequestInit): Promise<Response> {
    const headers = { ...this.#headers(), ...init.headers };
    const response = await fetch(`${this.address}${path}`, { ...init, headers, redirect: "manual" });
    for (const line of response.headers.getSetCookie()) {
      const [name = "", value = ""] = (line.split(";", 1)[0] ?? "").split(/=(.*)/s);
      this.#cookies.set(name, value);
    }
    return response;
  }

  async #follow(response: Response, path: string): Promise<Page> {
    const location = response.headers.get("Location");
    const html = await response.text();
    if (response.status < 300 || response.status > 399 || !location) return { status: response.status, path, html };
    const next = new URL(location, `${this.address}${path}`);
    return this.open(`${next.pathname}${next.search}`);
  }
}

/** What the last button sends. */
export const CONFIRMATION = { statement: "yes" } as const;

/** What somebody types into the form "Something else, or a complaint", by the names of its fields. */
function answersFor(details: string): Record<string, string> {
  return {
    topic: "problem",
    details,
    place: "Riverside Road",
    wish: "Mend it",
    applicant_name: "Test Resident",
    contact_phone: "13800001111",
  };
}

/** What somebody answers on this page of the form, for the fields that it has; on the last page, what its button sends. */
export function answersOn(
  page: Page,
  details: string,
  more: Readonly<Record<string, string>> = {},
): Readonly<Record<string, string>> {
  if (page.path.includes("/check-answers")) return CONFIRMATION;
  const names = new Set([...page.html.matchAll(/\bname="([^"]+)"/g)].map((match) => match[1]));
  const values = Object.entries({ ...answersFor(details), ...more }).filter(([name]) => names.has(name));
  return Object.fromEntries(values);
}

/** Walks through the steps of a form up to the page where the answers are checked, which has the last button. */
export async function fillForm(
  resident: Resident,
  details: string,
  more: Readonly<Record<string, string>> = {},
): Promise<Page> {
  let page = await resident.submit(await resident.open("/forms/something-else"), {});
  for (let step = 0; step < 10 && !page.path.includes("/check-answers"); step++) {
    if (page.status !== 200) throw new Error(`${page.path} answered ${page.status}`);
    page = await resident.submit(page, answersOn(page, details, more));
  }
  if (!page.path.includes("/check-answers")) throw new Error(`The form did not end; it stopped at ${page.path}`);
  return page;
}

/** The step of that form which asks for words. */
export async function findStep(resident: Resident): Promise<Page> {
  let page = await resident.submit(await resident.open("/forms/something-else"), {});
  if (!page.html.includes('name="details"')) page = await resident.submit(page, { topic: "problem" });
  if (!page.html.includes('name="details"')) throw new Error(`no step asks for details; stopped at ${page.path}`);
  return page;
}

export const referenceIn = (page: Page): string | undefined => page.html.match(REFERENCE)?.[0];
