import { createServer } from "node:http";
import { connectPortal } from "./portal-api.mjs";
import { findWebhookFault } from "./verify-webhook.mjs";

/**
 * A department's own system, as small as it can be: it opens a request, listens for events, and when somebody opens or sends it one,
 * takes it and answers it. Settings come from the environment; see README.md.
 */

const { ONEWINDOW_URL, ONEWINDOW_KEY, ONEWINDOW_WEBHOOK_SECRET, PORT = "8787", HOST = "127.0.0.1" } = process.env;
if (!ONEWINDOW_URL || !ONEWINDOW_KEY || !ONEWINDOW_WEBHOOK_SECRET) {
  console.error("Set ONEWINDOW_URL, ONEWINDOW_KEY and ONEWINDOW_WEBHOOK_SECRET, then start again.");
  process.exit(1);
}
const portal = connectPortal({ address: ONEWINDOW_URL, key: ONEWINDOW_KEY });
const MAX_BYTES = 64_000;

/** Deliveries that were taken. A real system keeps them with its own data, for as long as the portal tries. */
const taken = new Set();

const server = createServer(async (request, response) => {
  /** @param {number} status */
  const answer = (status) => response.writeHead(status).end();
  if (request.method !== "POST") return answer(405);
  const chunks = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += chunk.length;
    if (bytes > MAX_BYTES) return answer(413);
    chunks.push(chunk);
  }
  const body = Buffer.concat(chunks).toString("utf8");
  const signature = request.headers["onewindow-signature"];
  const fault = findWebhookFault({ secret: ONEWINDOW_WEBHOOK_SECRET, signature: String(signature), body });
  if (fault) {
    console.log(`refused ${fault}`);
    return answer(401);
  }
  const delivery = request.headers["onewindow-delivery"];
  // The portal sends again what it did not hear of: the second time there is nothing to do.
  const isNew = !taken.has(delivery);
  taken.add(delivery);
  // First say that it arrived, then work: the portal waits ten seconds.
  answer(204);
  if (isNew) await work(JSON.parse(body)).catch((error) => console.error(`failed ${error.message}`));
});

/** What is looked at already, by what it says. A real system asks its own data. */
const atWork = new Map();

/**
 * Events come in any order and tell of ids and codes alone, so the request is read as it is now.
 *
 * @param {{ type: string, data: { reference?: string, sequence?: number } }} event
 */
async function work({ type, data }) {
  console.log(`event ${type} ${data.reference ?? ""} ${data.sequence ?? ""}`.trim());
  if (!data.reference) return;
  const { reference, version, state, description, appeal } = await portal.read(data.reference);
  if (appeal) console.log(`appeal ${reference} until ${appeal.until} before ${appeal.body.en}`);
  const lead = atWork.get(description);
  if (state === "dispatched" && lead && lead !== reference) {
    // Both residents are told of each step of the one that leads.
    const duplicate = {
      to: "duplicate",
      duplicate_of: lead,
      reason: "same_matter",
      words: "Somebody told us before you.",
    };
    await portal.move(`${reference}-duplicate-${version}`, reference, { version, ...duplicate });
    console.log(`duplicate ${reference} of ${lead}`);
  } else if (state === "dispatched") {
    atWork.set(description, reference);
    await portal.move(`${reference}-start-${version}`, reference, { version, to: "in_progress" });
  } else if (state === "in_progress" && /private/i.test(description)) {
    const refusal = { reason: "not_our_matter", words: "The road is private.", remedy: "Please ask its owner." };
    await portal.move(`${reference}-refuse-${version}`, reference, { version, to: "rejected", ...refusal });
    console.log(`refused ${reference}`);
  } else if (state === "in_progress" && /big/i.test(description)) {
    // Work that takes days: somebody answers it by hand.
    console.log(`working ${reference}`);
  } else if (state === "in_progress") {
    const words = "We have looked at it. It is done.";
    await portal.move(`${reference}-answer-${version}`, reference, { version, to: "answered", words });
    console.log(`answered ${reference}`);
  }
}

server.listen(Number(PORT), HOST, async () => {
  console.log(`listening ${HOST}:${PORT}`);
  const matter = process.argv[2];
  if (!matter) return;
  // The department's own number is the key: started again, it opens nothing twice.
  const request = { description: "The street lamp at 12 Lake Road is dark.", language: "en", external_number: matter };
  const { reference } = await portal.open(`open-${matter}`, request);
  console.log(`opened ${reference}`);
});
