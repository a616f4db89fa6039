import { parseArgs } from "node:util";
import { readConfig } from "#app/config/env.server.ts";
import type { Content, ContentFault } from "#app/domain/content/content.ts";
import { loadContent } from "#app/domain/content/load-content.server.ts";
import { checkParity } from "#app/domain/content/parity/check-parity.ts";
import type { ParityFinding } from "#app/domain/content/parity/finding.ts";
import { calendarDateIn } from "#app/lib/calendar-date.ts";
import { openClock } from "#app/services.server.ts";

type Options = { readonly isStrict: boolean; readonly isJson: boolean };

function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: { strict: { type: "boolean", default: false }, json: { type: "boolean", default: false } },
  });
  return { isStrict: values.strict, isJson: values.json };
}

/** `npm run content -- parity`: faults give status 1, warnings only with `--strict`; the last line says how it stands. */
export async function runParity(args: string[]): Promise<number> {
  const options = readOptions(args);
  const config = readConfig(process.env);
  const loaded = await loadContent(config.contentDir);
  if (loaded.status === "faulty") return tellUnsound(loaded.faults, options);
  const { content, lineOf } = loaded;
  const today = calendarDateIn(openClock(config).now(), content.site.time_zone);
  const found = checkParity({ content, lineOf, today });
  return tell(content, found, options);
}

const place = ({ file, line, message }: ContentFault): string => `${file}:${line}: ${message}`;
const count = (number: number, word: string): string => `${number} ${word}${number === 1 ? "" : "s"}`;

function tell(content: Content, found: readonly ParityFinding[], { isStrict, isJson }: Options): number {
  const faults = found.filter(({ kind }) => isStrict || kind === "fault");
  const warnings = found.filter((one) => !faults.includes(one));
  const status = faults.length > 0 ? "faulty" : "sound";
  if (isJson) {
    console.log(JSON.stringify({ status, faults, warnings }));
    return faults.length > 0 ? 1 : 0;
  }
  for (const one of warnings) console.log(`warning: ${place(one)}`);
  const [first] = faults;
  if (!first) {
    const { services, documents, forms } = content;
    const sizes = `${count(services.length, "service")}, ${count(documents.length, "document")}, ${count(forms.length, "form")}`;
    console.log(`Sound: ${sizes}; ${count(warnings.length, "warning")}.`);
    return 0;
  }
  for (const one of faults) console.error(`fault: ${place(one)}`);
  console.error(
    `${count(faults.length, "fault")}, ${count(warnings.length, "warning")}; the first fault: ${place(first)}`,
  );
  return 1;
}

/** Content that cannot be read whole is not compared. */
function tellUnsound(faults: readonly ContentFault[], { isJson }: Options): number {
  if (isJson) console.log(JSON.stringify({ status: "faulty", faults, warnings: [] }));
  else {
    for (const fault of faults) console.error(`fault: ${place(fault)}`);
    const [first] = faults;
    console.error(
      `${count(faults.length, "fault")}, not compared further${first ? `; the first fault: ${place(first)}` : ""}`,
    );
  }
  return 1;
}
