import { createContext, useContext } from "react";

/** Address and nonce of the islands script, on pages whose route handle says `{ islands: true }`. */
export const IslandsContext = createContext<
  { readonly entryUrl: string; readonly nonce: string | undefined } | undefined
>(undefined);

/** The only script a page may have. It looks for `[data-island]` elements and loads what they name. */
export function IslandsScript() {
  const islands = useContext(IslandsContext);
  if (!islands) return null;
  return <script type="module" src={islands.entryUrl} nonce={islands.nonce} />;
}
