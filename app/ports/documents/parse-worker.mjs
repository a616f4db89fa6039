// The thread is TypeScript, as is everything here; a thread does not inherit the loader of its process.
import { register } from "tsx/esm/api";

register();
await import("./parse-worker.ts");
