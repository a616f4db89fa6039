type Props = {
  /** A sentence that holds the number as it is written. */
  readonly text: string;
  readonly phone: string;
};

/** A sentence whose telephone number can be called and is not broken at its dash. */
export function PhoneInText({ text, phone }: Props) {
  const at = text.indexOf(phone);
  if (!phone || at < 0) return <>{text}</>;
  return (
    <>
      {text.slice(0, at)}
      <a className="whitespace-nowrap" dir="ltr" href={`tel:${phone}`}>
        {phone}
      </a>
      {text.slice(at + phone.length)}
    </>
  );
}
