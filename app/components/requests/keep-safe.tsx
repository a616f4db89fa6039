import { useTranslation } from "#app/components/texts.tsx";

type KeepSafeProps = {
  readonly reference: string;
  /** Absent where another code was given out since. */
  readonly secret: string | undefined;
};

/** The two things that open a request on any device. */
export function KeepSafe({ reference, secret }: KeepSafeProps) {
  const { t } = useTranslation();
  return (
    <dl className="keep-safe">
      <div>
        <dt>{t("forms:sent.reference")}</dt>
        <dd className="reference-number">{reference}</dd>
      </div>
      <div>
        <dt>{t("forms:sent.secret")}</dt>
        {secret ? <dd className="reference-number">{secret}</dd> : <dd>{t("requests:lost.code_renewed")}</dd>}
      </div>
    </dl>
  );
}
