/** Pages whose forms carry files; everywhere else a body is small. */
const UPLOAD_PATHS = [
  /^\/forms\/[^/]+\/[^/]+$/,
  /^\/requests\/[^/]+\/(?:answer-question|add-information)$/,
  /^\/staff\/requests\/[^/]+$/,
];

/** The most one page may send. Beyond the largest file, so that whoever chose a film is told on the page what to do. */
export const MAX_UPLOAD_BYTES = 100_000_000;

export const takesFiles = (path: string, contentType: string | undefined): boolean =>
  (contentType ?? "").toLowerCase().startsWith("multipart/form-data") && UPLOAD_PATHS.some((one) => one.test(path));
