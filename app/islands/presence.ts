/**
 * Says every few seconds that this page of a staff member is still there. Timers of a page in the background come by the
 * minute, so whatever the server sends on an open stream is a reason to speak, too.
 */
import { BEAT_EVERY_MS } from "#app/domain/handoff/presence/presence.ts";

export default function start(): void {
  let last = 0;
  const beat = (): void => {
    if (Date.now() - last < BEAT_EVERY_MS / 2) return;
    last = Date.now();
    // Lost ones are made up for by the next.
    void fetch("/staff/presence/beat", { method: "POST" }).catch(() => undefined);
  };
  beat();
  setInterval(beat, BEAT_EVERY_MS);
  // The other islands dispatch it when their stream has brought something.
  document.addEventListener("ow-stream", beat);
}
