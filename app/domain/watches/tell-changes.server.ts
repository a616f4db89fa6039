import { randomUUID } from "node:crypto";
import type { Transaction } from "#app/db/port.ts";
import { insertCitedSections } from "#app/domain/assistant/cited-sections.queries.server.ts";
import { nameSource } from "#app/domain/assistant/write-answer.ts";
import { readSections, type Section, sectionKey } from "#app/domain/search/read-sections.server.ts";
import type { Services } from "#app/domain/services.ts";
import { CONFIRM_WITHIN_DAYS } from "#app/lib/confirm-within.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { calendarDateIn } from "#app/lib/calendar-date.ts";
import { queueWatchMail } from "./queue-watch-mail.server.ts";
import { CHANGES_MAIL_EVERY_HOURS, type NoticeKind } from "./watch.ts";
import { watchAddress } from "./watch-key.server.ts";
import { insertNotice, wasToldOfChange } from "./notices.queries.server.ts";
import {
  lockWatchedSections,
  selectAddressesToLookAt,
  updateWatchedSection,
  type WatchedSection,
} from "./watched-sections.queries.server.ts";
import { deleteUnconfirmed } from "./watches.queries.server.ts";

type Deps = Pick<Services, "db" | "clock" | "jobs" | "site" | "sessionSecret" | "publicUrl">;
type Reader = { readonly emailIndex: string; readonly language: string };
type Change = { readonly watched: WatchedSection; readonly kind: NoticeKind; readonly now: Section | undefined };

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A run takes no more than this; the next one goes on. */
const MAX_READERS = 500;

/** What became of a section since its reader last heard of it; `undefined` when it reads the same. */
function changeOf(watched: WatchedSection, now: Section | undefined): NoticeKind | undefined {
  if (!now) return watched.isGone ? undefined : "section_gone";
  if (watched.isGone) return "section_back";
  return now.version === watched.version ? undefined : "section_changed";
}

/**
 * Tells everybody whose answer rests on a section that reads differently now: one mail per address and language for all
 * of it, and none to an address that had one within six hours. Who fails stops nobody else. Gives how many mails were queued. Run as often as you like, and by as many processes: each change is told once.
 */
export async function tellChanges(deps: Deps): Promise<number> {
  const now = deps.clock.now();
  await deleteUnconfirmed(deps.db, new Date(now.getTime() - CONFIRM_WITHIN_DAYS * DAY_MS));
  const today = calendarDateIn(now, deps.site.time_zone);
  const toldBefore = new Date(now.getTime() - CHANGES_MAIL_EVERY_HOURS * HOUR_MS);
  const readers = await selectAddressesToLookAt(deps.db, { today, toldBefore, limit: MAX_READERS });
  let mails = 0;
  const faults: unknown[] = [];
  for (const reader of readers) {
    try {
      mails += await deps.db.transaction((tx) => tellReader(deps, tx, reader, { today, toldBefore }));
    } catch (fault) {
      faults.push(fault);
    }
  }
  // The others are told; now it may be recorded.
  if (faults.length > 0) throw faults[0];
  return mails;
}

async function tellReader(
  deps: Deps,
  tx: Transaction,
  reader: Reader,
  { today, toldBefore }: { readonly today: string; readonly toldBefore: Date },
): Promise<0 | 1> {
  const watched = await lockWatchedSections(tx, reader.emailIndex, reader.language);
  if (await wasToldOfChange(tx, reader.emailIndex, toldBefore)) return 0;
  const sections = await readSections(tx, watched, today);
  const changes: Change[] = [];
  for (const one of watched) {
    const now = sections.get(sectionKey(one));
    const kind = changeOf(one, now);
    if (now && kind) await insertCitedSections(tx, [now], deps.clock.now());
    const version = now?.version ?? one.version;
    await updateWatchedSection(tx, one, { version, isGone: !now, documentId: now?.documentId });
    if (kind) changes.push({ watched: one, kind, now });
  }
  const first = changes[0];
  if (!first) return 0;
  for (const { watched: one, kind, now } of changes) {
    await insertNotice(tx, {
      id: randomUUID(),
      watchId: one.watchId,
      kind,
      oldVersion: one.version,
      newVersion: now?.version,
      at: deps.clock.now(),
    });
  }
  await queueWatchMail(deps, tx, {
    to: first.watched.email,
    language: reader.language,
    kind: "changed",
    watchId: first.watched.watchId,
    lines: linesOf(deps, reader, changes),
  });
  return 1;
}

/** What changed, by answer, with the way to its page. */
function linesOf(deps: Deps, { language }: Reader, changes: readonly Change[]): string[] {
  const t = getTranslator(language);
  return [...new Set(changes.map(({ watched }) => watched.watchId))].map((watchId) => {
    const own = changes.filter(({ watched }) => watched.watchId === watchId);
    const what = own.map(({ watched, kind, now }) => {
      return t(`watches:mail.line.${kind}`, { section: nameSource(now ?? watched) });
    });
    return [...what, t("watches:mail.see", { link: watchAddress(deps, watchId) })].join("\n");
  });
}
