import { useTranslation } from "#app/components/texts.tsx";
import type { HandoffEntry } from "#app/domain/handoff/describe-event.ts";

/** Messages and events in order. New ones are announced politely; the live island appends to the list. */
export function HandoffLog({ entries, label }: { readonly entries: readonly HandoffEntry[]; readonly label: string }) {
  return (
    <div role="log" aria-live="polite" aria-label={label} className="handoff-log">
      <ol data-entries="">
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ol>
    </div>
  );
}

function Entry({ entry }: { readonly entry: HandoffEntry }) {
  const { t } = useTranslation();
  return (
    <li className={`handoff-entry handoff-${entry.side}`} data-entry={entry.id}>
      <p className="handoff-meta">
        {entry.author ? <strong>{entry.author}</strong> : null} <time dateTime={entry.at}>{entry.atText}</time>
      </p>
      <p className="handoff-text">{entry.text}</p>
      {entry.hidden ? <p className="handoff-note">{entry.hidden}</p> : null}
      {entry.note ? <p className="handoff-note">{t("handoff:staff.note", { note: entry.note })}</p> : null}
    </li>
  );
}
