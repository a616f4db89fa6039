import { expect, it } from "vitest";
import { z } from "zod";
import { smallContent } from "#tests/factories/small-content.ts";
import { aPublicService } from "#tests/factories/public-service.ts";
import { aSite } from "#tests/factories/site.ts";
import { structuredData } from "./describe-service.server.ts";

const url = "https://portal.example";
const draw = (parts: Parameters<typeof aPublicService>[0] = {}) =>
  structuredData({ site: aSite(), publicUrl: url }, aPublicService(parts), smallContent().topics);

const thing = (type: string) => z.looseObject({ "@type": z.literal(type) });
const page = z.looseObject({
  "@type": z.enum(["FAQPage", "WebPage"]),
  url: z.url(),
  inLanguage: z.enum(["en", "zh-CN"]),
  mainEntity: z
    .array(
      thing("Question").extend({
        name: z.string().regex(/[?？]$/),
        acceptedAnswer: thing("Answer").extend({ text: z.string().min(1) }),
      }),
    )
    .min(1),
});
const service = thing("GovernmentService").extend({
  name: z.string().min(1),
  url: z.url(),
  provider: thing("GovernmentOrganization"),
  serviceOperator: thing("GovernmentOrganization"),
  jurisdiction: thing("AdministrativeArea"),
  audience: z.array(thing("Audience")),
  offers: z
    .array(thing("Offer").extend({ price: z.string().regex(/^\d+\.\d\d$/), priceCurrency: z.string().length(3) }))
    .min(1),
  availableChannel: z.array(thing("ServiceChannel").extend({ processingTime: z.string().regex(/^P/) })).min(1),
});
const shape = z.object({ "@context": z.literal("https://schema.org"), "@graph": z.tuple([page, service]) });

it("a page describes its service, with fees, times and places, and answers questions from the same record", () => {
  const [faq, described] = shape.parse(
    draw({
      costs: [{ id: "fee", name: "New card", amountCents: 1250, currency: "CNY" }],
      channels: [{ type: "centre", centres: ["hall"], note: undefined }],
    }),
  )["@graph"];
  expect(described.offers).toEqual([{ "@type": "Offer", name: "New card", price: "12.50", priceCurrency: "CNY" }]);
  expect(described.availableChannel[0]).toMatchObject({
    processingTime: "P5D",
    serviceLocation: [
      {
        "@type": "GovernmentOffice",
        name: "Hall",
        openingHoursSpecification: expect.arrayContaining([expect.objectContaining({ opens: "09:00" })]),
      },
    ],
  });
  expect(faq.mainEntity.find(({ name }) => name === "What does it cost?")?.acceptedAnswer.text).toContain("12.50 yuan");
});

it("questions of the text come with whole addresses, and what is no question stays out", () => {
  const [faq] = shape.parse(
    draw({
      headings: [
        { anchor: "lost", level: 2, text: "What if I lose it?" },
        { anchor: "note", level: 2, text: "Good to know" },
      ],
      bodyHtml:
        '<h2 id="lost">What if I lose it?</h2><p>Read <a href="/guides/x">this</a>.</p><h2 id="note">Good to know</h2><p>No.</p>',
    }),
  )["@graph"];
  const last = faq.mainEntity.at(-1);
  expect(last?.name).toBe("What if I lose it?");
  expect(last?.acceptedAnswer.text).toBe(`<p>Read <a href="${url}/guides/x">this</a>.</p>`);
  expect(JSON.stringify(faq)).not.toContain("Good to know");
});

it("words of the content stay words", () => {
  const [faq] = shape.parse(draw({ who: "For <b>all</b> & <script>x</script>" }))["@graph"];
  expect(faq.mainEntity[0]?.acceptedAnswer.text).toContain(
    "For &lt;b&gt;all&lt;/b&gt; &amp; &lt;script&gt;x&lt;/script&gt;",
  );
});
