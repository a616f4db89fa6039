/** For pages that are the same for everybody: the server's page cache may keep them, browsers ask again each time. */
export const publicPageHeaders = () => ({ "Cache-Control": "public, max-age=0, must-revalidate" });
