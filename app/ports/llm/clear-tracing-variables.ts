/** LangChain sends runs away when these are set. No question may leave, so they are taken out of the environment at start. */
export function clearTracingVariables(env: Record<string, string | undefined>): void {
  for (const name of Object.keys(env)) if (/^LANG(?:SMITH|CHAIN)_/.test(name)) delete env[name];
}
