import { useId } from "react";
import { useContentWriting, useTranslation } from "#app/components/texts.tsx";
import type { DistrictPlan } from "#app/domain/catalogue/describe-plan.ts";

type DistrictMapProps = {
  readonly plan: DistrictPlan;
  /** The centre this page is about. */
  readonly current?: string;
  /** Where the reader sets out from. */
  readonly start?: readonly [number, number] | undefined;
};

const pathOf = (points: readonly (readonly [number, number])[]): string =>
  `M${points.map((point) => point.join(" ")).join("L")}`;

/**
 * The plan of the district with its centres, as a drawing of the page itself: nothing is fetched from elsewhere. It adds
 * nothing that the texts beside it do not say, and never turns with the direction of writing.
 */
export function DistrictMap({ plan, current, start }: DistrictMapProps) {
  const { t } = useTranslation();
  const { lang } = useContentWriting();
  const id = useId().replaceAll(":", "");
  const marked = plan.centres.find((centre) => centre.id === current);
  const label = marked ? t("catalogue:plan.label_centre", { name: marked.name }) : t("catalogue:plan.label");
  return (
    <figure className="plan">
      <svg
        className="plan-drawing"
        viewBox={`0 0 ${plan.width} ${plan.height}`}
        role="img"
        aria-label={label}
        lang={lang}
      >
        {plan.areas.map((area) => (
          <path key={area.id} className="plan-area" d={`${pathOf(area.outline)}Z`} />
        ))}
        <Lines kind="road" lines={plan.roads} id={id} />
        <Lines kind="water" lines={plan.waters} id={id} />
        {plan.areas.map((area) => (area.label ? <AreaName key={area.id} name={area.name} at={area.label} /> : null))}
        {start ? <circle className="plan-start" cx={start[0]} cy={start[1]} r="11" /> : null}
        {plan.centres.map((centre) => (
          <g key={centre.id} className={centre.id === current ? "plan-centre plan-current" : "plan-centre"}>
            <circle cx={centre.at[0]} cy={centre.at[1]} r={centre.id === current ? 22 : 16} />
            <text x={centre.at[0]} y={centre.at[1] + 7}>
              {centre.number}
            </text>
          </g>
        ))}
      </svg>
      <figcaption className="quiet">{t("catalogue:plan.note")}</figcaption>
    </figure>
  );
}

type LinesProps = { readonly kind: "road" | "water"; readonly lines: DistrictPlan["roads"]; readonly id: string };

/** Rivers and roads, with their names along them where there is room. */
function Lines({ kind, lines, id }: LinesProps) {
  return (
    <>
      {lines.map((line, index) => (
        <g key={line.name} className={`plan-${kind}`}>
          <path id={`${id}-${kind}-${index}`} d={pathOf(line.line)} />
          <text className="plan-line-name" dy="-6">
            <textPath href={`#${id}-${kind}-${index}`} startOffset="68%">
              {line.name}
            </textPath>
          </text>
        </g>
      ))}
    </>
  );
}

/** In two lines where the name has two words: areas are higher than their names are short. */
function AreaName({ name, at: [x, y] }: { readonly name: string; readonly at: readonly [number, number] }) {
  const [first = "", ...rest] = name.split(" ");
  return (
    <text className="plan-area-name" x={x} y={y}>
      <tspan x={x}>{first}</tspan>
      {rest.length > 0 ? (
        <tspan x={x} dy="1.1em">
          {rest.join(" ")}
        </tspan>
      ) : null}
    </text>
  );
}
