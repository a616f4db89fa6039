import { openPglite } from "#app/db/pglite.server.ts";
import { embeddedDirectory } from "#app/db/open-database.server.ts";
import { describeLeaks, filesIn, findLeaks, linesOf, modelTraffic, readDatabase, type Written } from "./leak-scan.ts";
import type { RunningPortal } from "./portal.ts";

/** What the portal keeps ready for everybody: pages from its cache, what the service worker holds, figures. */
const PUBLIC_PATHS = ["/", "/services", "/search?q=card", "/assistant", "/requests", "/gaps", "/sw.js", "/metrics"];

/** As somebody new gets them, in both languages, after everything that was done. */
export async function readPublicPages(address: string): Promise<Written[]> {
  const written: Written[] = [];
  const sitemap = await fetch(`${address}/sitemap.xml`).then((reply) => reply.text());
  const listed = [...sitemap.matchAll(/<loc>[^<]*?\/\/[^/<]+(\/[^<]*)<\/loc>/g)].map(([, path]) => path ?? "/");
  const paths = [...PUBLIC_PATHS, ...listed.slice(0, 100).map((path) => path.replaceAll("&amp;", "&"))];
  for (const path of new Set(paths))
    for (const language of ["en", "zh-CN"]) {
      const headers = { "accept-language": language };
      const content = await fetch(`${address}${path}`, { headers }).then((reply) => reply.text());
      written.push({ where: `page ${path} (${language})`, content });
    }
  return written;
}

/**
 * Looks for what the journeys typed in everything a portal that has ended has written down, but for its mails and text messages (which
 * stand in for what a server would send): log, files, the database's own files, every column of every table; and in the requests that
 * models got from it. Fails with where and which kind, never with what.
 */
export async function assertNoLeaks(
  name: string,
  portal: Pick<RunningPortal, "dataDir" | "output">,
  pages: readonly Written[],
  modelRequests: readonly string[],
): Promise<void> {
  const db = await openPglite({ dataDir: embeddedDirectory(portal.dataDir), purpose: "the scan for leaks" });
  const tables = await readDatabase(db).finally(() => db.close());
  const leaks = [
    ...findLeaks(linesOf("log", portal.output())),
    ...findLeaks(pages),
    ...findLeaks(tables),
    ...findLeaks(filesIn(portal.dataDir, ["mail", "sms"])),
    ...findLeaks(modelTraffic(modelRequests)),
  ];
  if (leaks.length > 0) throw new Error(`What residents typed stands in the clear (${name}):\n${describeLeaks(leaks)}`);
  console.log(
    `No leaks (${name}): ${pages.length} pages, ${tables.length} values of tables, ${modelRequests.length} requests to models, the log and all files were looked through.`,
  );
}
