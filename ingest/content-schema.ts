import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { describeContentSchema } from "#app/domain/content/describe-schema.ts";

/** `npm run content -- schema [--out FILE]`: the reference page of all content fields. */
export function runSchema(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { out: { type: "string" } } });
  if (values.out) writeFileSync(values.out, describeContentSchema());
  else process.stdout.write(describeContentSchema());
  return Promise.resolve(0);
}
