/** Open hours of one day; they read from left to right in every language. */
export function Periods({ periods }: { readonly periods: readonly (readonly [string, string])[] }) {
  return (
    <span>
      {periods.map(([opens, closes]) => (
        <bdi className="period" dir="ltr" key={opens}>
          {`${opens}–${closes}`}
        </bdi>
      ))}
    </span>
  );
}
