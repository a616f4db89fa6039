import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { QrCode } from "#app/components/ui/qr-code.tsx";
import type { Slip } from "#app/routes/staff.requests.$reference_.new-code/write-code-slip.server.ts";

/** A code, what it opens and where; printed, it is all there is on the sheet. */
export function CodeSlip({ slip }: { readonly slip: Slip }) {
  return (
    <article className="slip form-section" lang={slip.language} dir={slip.direction}>
      <PageHeading title={slip.title} caption={slip.portal} />
      <dl className="keep-safe">
        {slip.rows.map(({ key, value }) => (
          <div key={key}>
            <dt>{key}</dt>
            <dd className="reference-number">{value}</dd>
          </div>
        ))}
      </dl>
      <p>{slip.keep}</p>
      <div className="receipt-code">
        <QrCode drawing={slip.code} label={slip.codeLabel} />
        <p className="quiet">
          <bdi>{slip.address}</bdi>
        </p>
      </div>
      <p className="quiet">{slip.given}</p>
    </article>
  );
}
