import type { ContentFault } from "./content.ts";
import type { SourceFile } from "./source-file.server.ts";
import type { Topics } from "./topics-schema.ts";

/** What is often needed, and what simplified mode begins with, must be there, and once. */
export function checkTopics(source: SourceFile<Topics>, services: ReadonlySet<string>, faults: ContentFault[]): void {
  const { often, simple_life_events, life_events } = source.value;
  const events = new Set(life_events.map(({ id }) => id));
  checkList("often", often, services, "service");
  life_events.forEach(({ steps }, event) =>
    steps.forEach((step, index) =>
      step.services.forEach((id, place) => {
        if (services.has(id)) return;
        const line = source.lineOf(["life_events", event, "steps", index, "services", place]);
        faults.push({ file: source.file, line, message: `steps: there is no service “${id}”` });
      }),
    ),
  );
  checkList("simple_life_events", simple_life_events, events, "life event");

  function checkList(key: string, ids: readonly string[], known: ReadonlySet<string>, what: string): void {
    ids.forEach((id, index) => {
      const fault = (message: string) =>
        faults.push({ file: source.file, line: source.lineOf([key, index]), message: `${key}: ${message}` });
      if (!known.has(id)) fault(`there is no ${what} “${id}”`);
      if (ids.indexOf(id) < index) fault(`“${id}” is used twice`);
    });
  }
}
