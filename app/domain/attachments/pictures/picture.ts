export type Picture = { readonly bytes: Buffer; readonly width: number; readonly height: number };

/** The file is no whole picture of its kind. */
export class BrokenPictureError extends Error {}

/** Pictures of ten megabytes have some thousand parts; one made to tire the portal has millions. */
const MAX_PARTS = 10_000;

/** To be called for each part of a picture; throws when there are too many. */
export function countParts(): () => void {
  let count = 0;
  return () => {
    if (++count > MAX_PARTS) throw new BrokenPictureError("more parts than any picture has");
  };
}
