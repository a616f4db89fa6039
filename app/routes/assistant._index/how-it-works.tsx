import { useTranslation } from "#app/components/texts.tsx";
import { Details } from "#app/components/ui/details.tsx";

type Numbers = {
  readonly police: string | undefined;
  readonly fire: string | undefined;
  readonly medical: string | undefined;
};

/** What the assistant does and cannot do, said before anybody relies on it. */
export function HowItWorks({ numbers }: { readonly numbers: Numbers }) {
  const { t } = useTranslation();
  const points = t("assistant:how.points", { returnObjects: true, ...numbers }) as string[];
  return (
    <Details summary={t("assistant:how.title")} open>
      <ul className="plain-bullets">
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </Details>
  );
}
