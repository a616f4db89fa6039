import { createHash } from "node:crypto";
import { selectRequest } from "#app/domain/requests/requests.queries.server.ts";
import { isOverState } from "#app/domain/requests/states.ts";
import type { Services } from "#app/domain/services.ts";
import { AppError } from "#app/lib/app-error.ts";
import { selectBrowsers } from "./browsers.queries.server.ts";

export type OwnBrowser = {
  readonly id: string;
  /** SHA-256 of where it is reached, by which a browser knows that it is meant; nobody guesses what it was made of. */
  readonly hash: string;
};

export type BrowserNews = {
  readonly publicKey: string;
  readonly browsers: readonly OwnBrowser[];
  /** Nothing happens any more, so there is nothing to begin. */
  readonly isOver: boolean;
};

/** In which of a holder's browsers there is news of a request; `not_found` for everybody else and where push is not set up. */
export async function getBrowserNews(
  deps: Pick<Services, "db" | "webPush">,
  { reference, visitorId }: { readonly reference: string; readonly visitorId: string },
): Promise<BrowserNews> {
  const request = await selectRequest(deps.db, reference, { kind: "visitor", visitorId });
  if (!request || !deps.webPush) throw new AppError("not_found");
  const browsers = await selectBrowsers(deps.db, request.id, visitorId);
  return {
    publicKey: deps.webPush.publicKey,
    browsers: browsers.map(({ id, target }) => ({
      id,
      hash: createHash("sha256").update(target.endpoint).digest("hex"),
    })),
    isOver: isOverState(request.state),
  };
}
