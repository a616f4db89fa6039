import { useTranslation } from "#app/components/texts.tsx";
import { ContentText } from "#app/components/ui/content-text.tsx";
import type { BlankQuestion } from "#app/domain/requests/get-blank-form.server.ts";

/** One question on paper, with lines, boxes for signs or boxes to tick. */
export function BlankField({ question }: { readonly question: BlankQuestion }) {
  const { t } = useTranslation();
  const { label, hint, isRequired, only, type } = question;
  return (
    <div className="blank-field">
      <p className="blank-label">
        <ContentText>{label}</ContentText>
        {isRequired ? null : <span className="quiet"> ({t("forms:blank.optional")})</span>}
      </p>
      {only ? <p className="blank-only">{only}</p> : null}
      {hint ? (
        <p className="quiet">
          <ContentText>{hint}</ContentText>
        </p>
      ) : null}
      {type === "checkboxes" ? <p className="quiet">{t("forms:blank.several")}</p> : null}
      {type === "radio" || type === "select" ? <p className="quiet">{t("forms:blank.one")}</p> : null}
      <Room question={question} />
    </div>
  );
}

const Boxes = ({ count }: { readonly count: number }) => (
  <span className="blank-boxes" aria-hidden>
    {Array.from({ length: count }, (_, at) => (
      <i key={at} />
    ))}
  </span>
);

const Lines = ({ count }: { readonly count: number }) =>
  Array.from({ length: count }, (_, at) => <span key={at} className="blank-line" />);

function Room({ question }: { readonly question: BlankQuestion }) {
  const { t } = useTranslation();
  const { type, options, parts, entries } = question;
  switch (type) {
    case "radio":
    case "select":
    case "checkboxes":
    case "declaration":
      return (
        <ul className="blank-choices">
          {(options.length > 0 ? options : [{ value: "yes", label: t("forms:step.declare") }]).map((option) => (
            <li key={option.value}>
              <ContentText>{option.label}</ContentText>
            </li>
          ))}
        </ul>
      );
    case "date":
      return (
        <>
          <p className="quiet">{t("forms:blank.date")}</p>
          <Boxes count={8} />
        </>
      );
    case "id-number":
      return <Boxes count={18} />;
    case "file":
      return <p>{t("forms:blank.files")}</p>;
    case "textarea":
      return <Lines count={5} />;
    case "address":
    case "person":
      return parts.map((part) => <BlankField key={part.id} question={part} />);
    case "group":
      return (
        <>
          {entries.map((entry) => (
            <div key={entry} className="blank-entry">
              <p className="blank-label">{entry}</p>
              {parts.map((part) => (
                <BlankField key={part.id} question={part} />
              ))}
            </div>
          ))}
          <p>{t("forms:blank.more")}</p>
        </>
      );
    default:
      return <Lines count={1} />;
  }
}
