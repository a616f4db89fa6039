/** The part of cli-progress that the command line uses; the package brings no types. */
declare module "cli-progress" {
  export class SingleBar {
    constructor(options: {
      format: string;
      hideCursor?: boolean;
      clearOnComplete?: boolean;
      stream?: NodeJS.WritableStream;
    });
    start(total: number, value: number, payload?: Record<string, string>): void;
    update(value: number, payload?: Record<string, string>): void;
    setTotal(total: number): void;
    stop(): void;
  }
}
