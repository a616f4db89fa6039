import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { FormStartPage } from "#app/components/forms/form-start-page.tsx";
import { pageMeta } from "#app/components/layout/page-meta.ts";
import { getFormStart } from "#app/domain/requests/get-form-start.server.ts";
import { startDraft } from "#app/domain/requests/start-draft.server.ts";
import { assuranceOf, formPage, privatePageHeaders } from "#app/http/form-pages.server.ts";
import { ensureVisitor, findVisitor } from "#app/http/visitor.server.ts";

export const headers = privatePageHeaders;

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const { services, language, mode } = context;
  const visitor = findVisitor(context, request.headers.get("Cookie"));
  const formId = params["id"] ?? "";
  const start = await getFormStart(services, {
    formId,
    visitorId: visitor?.visitorId,
    assurance: assuranceOf(context),
    language,
  });
  const { time_zone: timeZone } = services.site;
  return {
    title: start.title,
    description: start.lead,
    start,
    signIn: start.needed && {
      needed: start.needed,
      isSignedIn: context.resident !== undefined,
      provider: services.identity?.name,
    },
    language,
    timeZone,
    isSimple: mode === "simple",
    isAccount: context.resident !== undefined,
  };
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const { services } = context;
  const { visitorId, setCookie } = ensureVisitor(context, request.headers.get("Cookie"));
  const formId = params["id"] ?? "";
  const mandateId = new URL(request.url).searchParams.get("for") ?? undefined;
  const outcome = await startDraft(services, {
    formId,
    visitorId,
    assurance: assuranceOf(context),
    language: context.language,
    residentId: context.resident?.resident.id,
    mandateId,
  });
  // The page before the form says what is missing, and leads there.
  if (outcome.status === "not_sure_enough") throw redirect(`/forms/${formId}`, 303);
  const { draftId, firstStepId } = outcome;
  const headers = setCookie ? { "Set-Cookie": setCookie } : undefined;
  throw redirect(formPage({ formId, draftId }, firstStepId), { status: 303, ...(headers ? { headers } : {}) });
}

export const meta: MetaFunction<typeof loader> = ({ data: page, matches }) => pageMeta(matches, page);

export default function FormStart() {
  return <FormStartPage {...useLoaderData<typeof loader>()} />;
}
