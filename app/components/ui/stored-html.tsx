import { useContentWriting } from "#app/components/texts.tsx";

/** HTML that was made from Markdown and sanitised when it was published. The only place that may show such HTML. */
export function StoredHtml({ html }: { readonly html: string }) {
  const writing = useContentWriting();
  return <div className="prose" {...writing} dangerouslySetInnerHTML={{ __html: html }} />;
}
