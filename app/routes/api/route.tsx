import type { LoaderFunctionArgs, MetaFunction, LinksFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { useContentWriting, useTranslation } from "#app/components/texts.tsx";
import { DataTable } from "#app/components/ui/data-table.tsx";
import { Details } from "#app/components/ui/details.tsx";
import { PageHeading } from "#app/components/ui/page-heading.tsx";
import { readOpenCatalogue } from "#app/domain/open-formats/read-open-catalogue.server.ts";
import { describeApi } from "#app/http/open-formats/describe-api.server.ts";
import { openApiDocument } from "#app/http/open-formats/openapi-document.server.ts";
import { publicPageHeaders } from "#app/http/public-page.ts";
import { RATE_TIERS } from "#app/http/rate-limit.server.ts";
import { getTranslator } from "#app/i18n/i18n.server.ts";
import { ApiOperationSection } from "./api-operation.tsx";
import styles from "#app/styles/api.css?url";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: styles }];

export const headers = publicPageHeaders;

/** The OpenAPI document for people. Drawn from the document itself, so that the two cannot differ. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { services, contentLanguage } = context;
  const t = getTranslator(contentLanguage);
  const api = describeApi(openApiDocument(await readOpenCatalogue(services), contentLanguage));
  return {
    title: t("api:page.title"),
    description: t("api:page.lead"),
    api,
    limits: { read: RATE_TIERS.read.points, ask: RATE_TIERS.api.points },
  };
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(matches, data);

export default function Api() {
  const { title, description, api, limits } = useLoaderData<typeof loader>();
  const { contentT: t } = useTranslation();
  const names = new Set(api.schemas.map(({ name }) => name));
  return (
    <div className="api-page" {...useContentWriting()}>
      <PageHeading title={title} lead={description} isContent />
      <p>{api.about}</p>
      <p>{t("api:page.limits", limits)}</p>
      <p>
        <a href="/api/openapi.json">{t("api:page.document", { version: api.version })}</a>
      </p>
      <nav aria-labelledby="api-contents">
        <h2 id="api-contents">{t("api:page.contents")}</h2>
        <ul className="plain-bullets">
          {api.operations.map(({ id, method, path }) => (
            <li key={id}>
              <a href={`#${id}`}>
                <code dir="ltr">{`${method} ${path}`}</code>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {api.operations.map((operation) => (
        <ApiOperationSection key={operation.id} operation={operation} schemas={names} />
      ))}
      <h2>{t("api:page.schemas")}</h2>
      {api.schemas.map(({ name, fields }) => (
        <section key={name} id={`schema-${name}`} className="api-schema">
          <h3>
            <code>{name}</code>
          </h3>
          <Details summary={t("api:page.show_fields", { count: fields.length })}>
            <DataTable
              caption={t("api:page.fields_of", { name })}
              head={[t("api:page.field"), t("api:page.type"), t("api:page.always")]}
              rows={fields.map((field) => [
                <code key="name">{field.name}</code>,
                <code key="type">{field.type}</code>,
                t(field.isRequired ? "api:page.yes" : "api:page.no"),
              ])}
            />
          </Details>
        </section>
      ))}
    </div>
  );
}
