import { useTranslation } from "#app/components/texts.tsx";

/** The two things that open a request on any device. */
export function KeepSafe({ reference, secret }: { readonly reference: string; readonly secret: string }) {
  const { t } = useTranslation();
  return (
    <dl className="keep-safe">
      <div>
        <dt>{t("forms:sent.reference")}</dt>
        <dd className="reference-number">{reference}</dd>
      </div>
      <div>
        <dt>{t("forms:sent.secret")}</dt>
        <dd className="reference-number">{secret}</dd>
      </div>
    </dl>
  );
}
