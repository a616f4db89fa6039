import { useTranslation } from "#app/components/texts.tsx";
import { DataTable } from "#app/components/ui/data-table.tsx";
import type { ApiOperation } from "#app/http/open-formats/describe-api.server.ts";

type Props = { readonly operation: ApiOperation; readonly schemas: ReadonlySet<string> };

/** One address of the API: what it does, what it takes, what it gives, and a call to try. */
export function ApiOperationSection({ operation, schemas }: Props) {
  const { contentT: t } = useTranslation();
  const { id, method, path, summary, parameters, sent, given, responses, example } = operation;
  const schema = (name: string) => <code>{schemas.has(name) ? <a href={`#schema-${name}`}>{name}</a> : name}</code>;
  return (
    <section id={id} className="api-operation" aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`}>
        <code dir="ltr">{`${method} ${path}`}</code>
      </h2>
      <p>{summary}</p>
      {sent || given ? (
        <ul className="plain-bullets">
          {sent ? (
            <li>
              {t("api:page.sent")} {schema(sent)}
            </li>
          ) : null}
          {given ? (
            <li>
              {t("api:page.given")} {schema(given)}
            </li>
          ) : null}
        </ul>
      ) : null}
      {parameters.length > 0 ? (
        <DataTable
          caption={t("api:page.parameters")}
          head={[t("api:page.name"), t("api:page.type"), t("api:page.meaning")]}
          rows={parameters.map((one) => [
            <code key="name">{one.name}</code>,
            <code key="type">{one.type}</code>,
            one.description,
          ])}
        />
      ) : null}
      <DataTable
        caption={t("api:page.responses")}
        head={[t("api:page.status"), t("api:page.meaning")]}
        rows={responses.map(({ status, description }) => [status, description])}
      />
      <h3>{t("api:page.example")}</h3>
      {/* Long lines scroll in their own box, so it must be reachable by keyboard. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a box that scrolls */}
      <pre className="api-example" dir="ltr" tabIndex={0} role="region" aria-label={t("api:page.example")}>
        {example}
      </pre>
    </section>
  );
}
