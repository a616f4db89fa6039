import type { Queryable } from "#app/db/port.ts";
import { indexDocuments } from "#app/domain/search/index-documents.server.ts";
import { removeDocuments } from "#app/domain/search/remove-documents.server.ts";
import { CONTENT_LANGUAGES } from "#app/i18n/languages.ts";
import type { Services } from "#app/domain/services.ts";
import { contentHash } from "./content-hash.server.ts";
import {
  deleteOtherDocuments,
  deleteOtherServices,
  insertChange,
  notifyContentPublished,
  replaceDocumentFiles,
  selectIndexedContentIds,
  selectPublishedHashes,
  type StoredFile,
  upsertDocument,
  upsertService,
  upsertSetting,
} from "./content.queries.server.ts";
import type { Content, LoadedPage, LoadedPolicy, LoadedService } from "./content.ts";
import { entryId, listIndexEntries } from "./index-entries.server.ts";
import { publishForms } from "./publish-forms.server.ts";
import { forgetPublished } from "./read-published.server.ts";
import { RENDERER_VERSION } from "./render-markdown.server.ts";

export type PublishProgress = { readonly step: "write" | "index"; readonly done: number; readonly total: number };
export type PublishOutcome = {
  readonly written: number;
  readonly unchanged: number;
  readonly removed: number;
  readonly indexed: number;
};
type Options = {
  readonly onProgress?: (progress: PublishProgress) => void;
  /** Slugs to write; all others stay as they are. Left out: everything, and what is gone from the content is removed. */
  readonly only?: ReadonlySet<string>;
};

/**
 * Brings the database and the index to what the content says. What has not changed is not touched, each record is
 * replaced in one transaction, and a run that was killed is simply run again.
 */
export async function publishContent(deps: Pick<Services, "db" | "clock">, content: Content, options: Options = {}): Promise<PublishOutcome> {
  const { db } = deps;
  const isWanted = (slug: string) => !options.only || options.only.has(slug);
  const tasks = listTasks(content).filter((task) => task.slug === undefined || isWanted(task.slug));
  const published = await selectPublishedHashes(db);
  let written = 0;
  for (const [index, task] of tasks.entries()) {
    const hash = contentHash([RENDERER_VERSION, task.value]);
    if (published.get(task.name) !== hash) {
      await db.transaction((tx) => task.write(tx, { contentHash: hash, publishedAt: deps.clock.now(), isNew: !published.has(task.name) }));
      written++;
    }
    options.onProgress?.({ step: "write", done: index + 1, total: tasks.length });
  }
  const forms = await publishForms(db, content.forms, deps.clock.now());
  const entries = listIndexEntries(content);
  const removed = options.only ? 0 : await removeOthers(deps, content, new Set(entries.map(({ id }) => id)));
  const { indexed } = await indexDocuments(
    deps,
    entries.filter((entry) => isWanted(entry.slug)),
    { onProgress: ({ done, total }) => options.onProgress?.({ step: "index", done, total }) },
  );
  written += forms.written;
  const unchanged = tasks.length + content.forms.length - written;
  if (written + removed + forms.removed + indexed > 0) {
    forgetPublished(db);
    await notifyContentPublished(db);
  }
  return { written, unchanged, removed: removed + forms.removed, indexed };
}

type Edition = { readonly contentHash: string; readonly publishedAt: Date; readonly isNew: boolean };
type Task = {
  readonly name: string;
  readonly slug: string | undefined;
  readonly value: unknown;
  readonly write: (tx: Queryable, edition: Edition) => Promise<void>;
};

const changeOf = (kind: "service" | "document", { isNew, publishedAt }: Edition) =>
  ({ kind, change: isNew ? "added" : "changed", changedAt: publishedAt }) as const;

function listTasks(content: Content): Task[] {
  const setting = (name: "site" | "topics" | "facts" | "search" | "data_sharing" | "reply_templates"): Task => ({
    name,
    slug: undefined,
    value: content[name],
    write: (tx, edition) => upsertSetting(tx, name, content[name], edition),
  });
  const service = (value: LoadedService): Task => ({
    name: `service:${value.facts.identifier}`,
    slug: value.facts.identifier,
    value,
    write: async (tx, edition) => {
      await upsertService(tx, value, edition);
      await insertChange(tx, value, changeOf("service", edition));
    },
  });
  const document = (value: LoadedPolicy | LoadedPage): Task => ({
    name: `document:${value.facts.identifier}`,
    slug: value.facts.identifier,
    value,
    write: async (tx, edition) => {
      await upsertDocument(tx, value, edition);
      await insertChange(tx, value, changeOf("document", edition));
      await replaceDocumentFiles(tx, value.facts.identifier, await readFiles(value));
    },
  });
  return [setting("site"), setting("topics"), setting("facts"), ...(content.search ? [setting("search")] : []), ...(content.data_sharing ? [setting("data_sharing")] : []), ...(content.reply_templates ? [setting("reply_templates")] : []), ...content.services.map(service), ...content.documents.map(document)];
}

async function readFiles({ written }: LoadedPolicy | LoadedPage): Promise<StoredFile[]> {
  const files: StoredFile[] = [];
  for (const language of CONTENT_LANGUAGES) {
    const { file } = written[language];
    if (!file) continue;
    const { read, ...facts } = file;
    files.push({ ...facts, language, content: await read() });
  }
  return files;
}

/** What a refused file would have replaced is not gone. */
async function removeOthers({ db, clock }: Pick<Services, "db" | "clock">, content: Content, entryIds: ReadonlySet<string>): Promise<number> {
  const refused = content.refused.map(({ slug }) => slug);
  const isRefused = (id: string) => refused.some((slug) => CONTENT_LANGUAGES.some((language) => entryId("policy", slug, language) === id));
  const gone = [
    ...(await deleteOtherServices(db, content.services.map(({ facts }) => facts.identifier), clock.now())),
    ...(await deleteOtherDocuments(db, [...content.documents.map(({ facts }) => facts.identifier), ...refused], clock.now())),
  ];
  await removeDocuments({ db }, (await selectIndexedContentIds(db)).filter((id) => !entryIds.has(id) && !isRefused(id)));
  return gone.length;
}
