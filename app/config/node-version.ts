const MINIMUM = [20, 19] as const;

export const MINIMUM_NODE = MINIMUM.join(".");

/** `version` as in `process.versions.node`. */
export function isNodeNewEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > MINIMUM[0] || (major === MINIMUM[0] && minor >= MINIMUM[1]);
}
