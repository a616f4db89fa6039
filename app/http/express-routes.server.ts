import type { ExpressRoute } from "./express-route.ts";

export const expressRoutes: readonly ExpressRoute[] = [];
