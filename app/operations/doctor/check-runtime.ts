import { isNodeNewEnough, MINIMUM_NODE } from "#app/config/node-version.ts";
import { listLanguages } from "#app/i18n/languages.server.ts";
import { fault, type Finding, ok } from "./finding.ts";

export type Runtime = {
  /** As in `process.versions.node`. */
  readonly node: string;
  /** Of the time zone data. */
  readonly tz: string;
  /** The languages out of a list for which this Node knows dates and numbers. */
  supportedLocales(languages: readonly string[]): readonly string[];
};

export const thisRuntime = (): Runtime => ({
  node: process.versions.node,
  tz: process.versions.tz ?? "unknown",
  supportedLocales: (languages) => Intl.DateTimeFormat.supportedLocalesOf([...languages]),
});

export function checkRuntime(runtime: Runtime): Finding[] {
  if (!isNodeNewEnough(runtime.node)) {
    return [
      fault(
        `Node ${runtime.node} is too old: OneWindow needs ${MINIMUM_NODE} or newer.`,
        "install a newer Node from https://nodejs.org",
      ),
    ];
  }
  const languages = listLanguages().map(({ tag }) => tag);
  const supported = runtime.supportedLocales(languages);
  const missing = languages.filter((language) => !supported.includes(language));
  if (missing.length > 0) {
    return [
      fault(
        `This Node knows no dates and numbers for ${missing.join(", ")}: it was built without full ICU data.`,
        "install Node from https://nodejs.org, then npm run doctor",
      ),
    ];
  }
  return [ok(`Node ${runtime.node}, time zone data ${runtime.tz}, all ${languages.length} languages.`)];
}
