import { existsSync, statSync } from "node:fs";
import { basename, join, relative, resolve, sep } from "node:path";

/** What one call of the command is to read. */
export type IngestPlan = {
  /** The content folder, unless only corpora were named. */
  readonly contentDir: string | undefined;
  /** Records to write, by slug; left out: all. */
  readonly only: ReadonlySet<string> | undefined;
  readonly corpora: readonly string[];
};

/** A path that cannot be ingested; the message names it and says what can. */
export class PathError extends Error {}

/**
 * Sorts the paths of the command line: none is the whole content folder; a file or folder within it stands for its
 * record; another folder with a `site.yml` is content of its own; `.jsonl` and `.jsonl.gz` are corpora.
 */
export function planIngest(paths: readonly string[], options: { contentDir: string; from: string }): IngestPlan {
  if (paths.length === 0) return { contentDir: options.contentDir, only: undefined, corpora: [] };
  const corpora: string[] = [];
  const slugs = new Set<string>();
  let contentDir: string | undefined;
  let isWhole = false;
  for (const path of paths) {
    const full = resolve(options.from, path);
    if (!existsSync(full)) throw new PathError(`${path}: there is no such file or folder`);
    if (/\.jsonl(?:\.gz)?$/.test(full)) {
      corpora.push(full);
      continue;
    }
    const home = contentHome(full, options.contentDir);
    if (!home)
      throw new PathError(`${path}: neither in ${options.contentDir}, nor a folder with a site.yml, nor a .jsonl file`);
    if (contentDir !== undefined && contentDir !== home)
      throw new PathError(`${path}: belongs to another content folder than the paths before`);
    contentDir = home;
    const slug = slugOf(relative(home, full));
    if (slug === undefined) isWhole = true;
    else slugs.add(slug);
  }
  return { contentDir, only: isWhole || !contentDir ? undefined : slugs, corpora };
}

function contentHome(path: string, contentDir: string): string | undefined {
  if (path === contentDir || path.startsWith(contentDir + sep)) return contentDir;
  if (statSync(path).isDirectory() && existsSync(join(path, "site.yml"))) return path;
  return undefined;
}

/** `services/old-age-card/en.md` and `services/old-age-card` are one record; anything above or beside is everything. */
function slugOf(path: string): string | undefined {
  const [kind, slug] = path.split(sep);
  return slug && ["services", "policies", "documents", "pages"].includes(kind ?? "") ? basename(slug) : undefined;
}
