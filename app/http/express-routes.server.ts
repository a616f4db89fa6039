import type { ExpressRoute } from "./express-route.ts";
import { handoffStreams } from "./handoff-streams.server.ts";

export const expressRoutes: readonly ExpressRoute[] = [...handoffStreams];
