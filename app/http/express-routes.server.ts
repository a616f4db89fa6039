import type { ExpressRoute } from "./express-route.ts";
import { handoffStreams } from "./handoff-streams.server.ts";
import { presenceBeat } from "./presence-beats.server.ts";
import { openFormats } from "./open-formats/open-formats-routes.server.ts";
import { requestFeedRoute } from "./request-feed-route.server.ts";
import { requestsApi } from "./requests-api/requests-api.server.ts";
import { questionsRoute } from "./questions-api.server.ts";
import { textRepliesRoute } from "./text-replies-route.server.ts";

export const expressRoutes: readonly ExpressRoute[] = [
  ...handoffStreams,
  presenceBeat,
  questionsRoute,
  ...requestsApi,
  requestFeedRoute,
  textRepliesRoute,
  ...openFormats,
];
