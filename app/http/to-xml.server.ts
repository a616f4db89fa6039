import { XMLBuilder } from "fast-xml-parser";

/** A document from plain objects; names that begin with `@` are attributes. */
export const toXml = (root: Record<string, unknown>): string =>
  new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: "@", suppressEmptyNode: true }).build({
    "?xml": { "@version": "1.0", "@encoding": "UTF-8" },
    ...root,
  });
