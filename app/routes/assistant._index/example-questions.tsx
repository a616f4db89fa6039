import { useTranslation } from "#app/components/texts.tsx";
import { ContentText } from "#app/components/ui/content-text.tsx";

/** Three questions that are one press away. */
export function ExampleQuestions() {
  const { t, contentT } = useTranslation();
  const examples = contentT("assistant:examples.list", { returnObjects: true }) as string[];
  return (
    <form method="post" action="/assistant" className="assistant-examples" aria-labelledby="examples-heading">
      <h2 id="examples-heading">{t("assistant:examples.title")}</h2>
      <ul>
        {examples.map((example) => (
          <li key={example}>
            <button type="submit" name="question" value={example} className="example">
              <ContentText>{example}</ContentText>
            </button>
          </li>
        ))}
      </ul>
    </form>
  );
}
