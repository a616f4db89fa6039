import type { LoaderFunctionArgs } from "@remix-run/node";
import { readTranscript } from "#app/domain/handoff/read-transcript.server.ts";
import { writeTranscript } from "#app/domain/handoff/write-transcript.ts";
import { getVisitorId } from "#app/http/own-request.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { calendarDateIn } from "#app/lib/calendar-date.ts";

/** The conversation as a text file, in its own language. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { services } = context;
  const caller = { visitorId: getVisitorId(request, context), isProgram: false };
  const transcript = await readTranscript(services, { conversationId: params["conversationId"] ?? "", caller });
  const { language } = transcript.conversation;
  const { site, publicUrl } = services;
  const at = services.clock.now();
  const text = writeTranscript(transcript, { t: getTranslator(language), site, publicUrl, at });
  const day = calendarDateIn(at, site.time_zone);
  return new Response(text, {
    headers: {
      "Content-Type": "text/plain; charset=utf-8",
      "Content-Language": language,
      "Content-Disposition": `attachment; filename="conversation-${day}.txt"`,
      "X-Content-Type-Options": "nosniff",
      "X-Robots-Tag": "noindex",
      "Cache-Control": "no-store",
    },
  });
}
