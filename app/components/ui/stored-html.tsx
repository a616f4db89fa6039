/** HTML that was made from Markdown and sanitised when it was published. The only place that may show such HTML. */
export function StoredHtml({ html, lang }: { readonly html: string; readonly lang?: string }) {
  return <div className="prose" lang={lang} dangerouslySetInnerHTML={{ __html: html }} />;
}
