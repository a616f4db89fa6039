import { describe, expect, it } from "vitest";
import { renderMarkdown } from "./render-markdown.server.ts";

const html = (markdown: string): string => renderMarkdown(markdown, "en").html;

describe("what somebody writes in Markdown", () => {
  it.each([
    ["a script", "<script>alert(1)</script>"],
    ["an event", '<b onclick="alert(1)">x</b>'],
    ["a frame", '<iframe src="https://evil.example"></iframe>'],
    ["a drawing that acts", '<svg onload="alert(1)"><foreignObject></foreignObject></svg>'],
    ["a style", '<p style="position:fixed">x</p>'],
  ])("never becomes %s: raw HTML is shown as words", (_what, markdown) => {
    expect(html(markdown)).not.toMatch(/<(?:script|b|iframe|svg|foreignObject)\b|<p style/i);
    expect(html(markdown)).toContain("&lt;");
  });

  it.each(["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x", "//evil.example", "java&#115;cript:x"])(
    "leads nowhere by %s",
    (address) => {
      expect(html(`[here](${address})`)).not.toMatch(/href="(?:\s*(?:java|vb)script|data|\/\/)/i);
    },
  );

  it("loads nothing from elsewhere", () => {
    expect(html("![seen](https://evil.example/pixel.png)")).not.toContain("<img");
  });

  it("keeps headings, lists, tables and links of ours and of others, which open nothing of ours", () => {
    const page = html("## How? {#how}\n\n- **one**\n\n[law](https://law.example) [fees](/services/fees) [call](tel:12345)");
    expect(page).toContain('<h2 id="how">How?</h2>');
    expect(page).toContain('<a href="https://law.example" rel="noopener external">law</a>');
    expect(page).toContain('<a href="/services/fees">fees</a>');
    expect(page).toContain('<a href="tel:12345">call</a>');
  });
});
