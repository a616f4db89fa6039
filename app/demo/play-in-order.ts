/** A story that plays step by step: before each step it says when that is. */
export type Story = AsyncGenerator<Date, void, void>;

/**
 * Plays stories side by side, always the one whose next step comes first: what they record stands in the order of its
 * times, as it would in real life.
 */
export async function playInOrder(stories: readonly Story[], onEnd: () => void): Promise<void> {
  const waiting: { readonly story: Story; at: Date }[] = [];
  for (const story of stories) {
    const begin = await story.next();
    if (begin.done) onEnd();
    else waiting.push({ story, at: begin.value });
  }
  for (;;) {
    const next = waiting.reduce<(typeof waiting)[number] | undefined>(
      (first, one) => (first && first.at <= one.at ? first : one),
      undefined,
    );
    if (!next) return;
    const step = await next.story.next();
    if (step.done) {
      waiting.splice(waiting.indexOf(next), 1);
      onEnd();
    } else next.at = step.value;
  }
}
