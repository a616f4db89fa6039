/** A file with something of one's own, for them to keep: nothing on the way may. */
export const ownFile = (text: string, { type, name }: { readonly type: string; readonly name: string }): Response =>
  new Response(text, {
    headers: {
      "Content-Type": type,
      "Content-Disposition": `attachment; filename="${name}"`,
      "X-Content-Type-Options": "nosniff",
      "X-Robots-Tag": "noindex",
      "Cache-Control": "no-store",
    },
  });

/** Somebody's own data. */
export const ownDataFile = (data: unknown, name: string): Response =>
  ownFile(`${JSON.stringify(data, null, 2)}\n`, { type: "application/json; charset=utf-8", name: `${name}.json` });
