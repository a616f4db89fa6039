import type { ReactNode } from "react";
import { useContentWriting } from "#app/components/texts.tsx";

/** Words of the content within the portal's own: they are marked with their language where it is not the page's. */
export function ContentText({ children }: { readonly children: ReactNode }) {
  const writing = useContentWriting();
  return writing.lang ? <bdi {...writing}>{children}</bdi> : <>{children}</>;
}
