import { ContentText } from "#app/components/ui/content-text.tsx";
import type { FrameHotline } from "./portal-frame.ts";

/** Phone numbers one can press, each with what it is for. */
export function HotlineList({ hotlines }: { readonly hotlines: readonly FrameHotline[] }) {
  return (
    <ul className="hotlines">
      {hotlines.map((hotline) => (
        <li key={hotline.id} className={`hotline hotline-${hotline.kind}`}>
          <a className="hotline-number" href={`tel:${hotline.number}`}>
            {hotline.number}
          </a>
          <span>
            <span className="hotline-name">
              <ContentText>{hotline.name}</ContentText>
            </span>
            <span className="hotline-purpose">
              <ContentText>{hotline.purpose}</ContentText>
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
