import { MandateFacts } from "#app/components/helpers/helper-list.tsx";
import type { OwnMandate } from "#app/domain/privacy/own-data.ts";

type OwnMandatesProps = {
  readonly title: string;
  readonly heading: "h2" | "h3";
  /** Whose name tells one from the other. */
  readonly by: "helper" | "resident";
  readonly mandates: readonly OwnMandate[];
  readonly timeZone: string;
};

/** Helpers somebody named, or people they help, to read alone; nothing where there are none. */
export function OwnMandates({ title, heading: Heading, by, mandates, timeZone }: OwnMandatesProps) {
  if (mandates.length === 0) return null;
  return (
    <div className="form-section">
      <Heading>{title}</Heading>
      <ul className="my-requests">
        {mandates.map((mandate, index) => (
          <li key={index}>
            <b>
              <bdi>{mandate[by]}</bdi>
            </b>
            <MandateFacts mandate={mandate} reader={by === "resident" ? "helper" : "resident"} timeZone={timeZone} />
          </li>
        ))}
      </ul>
    </div>
  );
}
