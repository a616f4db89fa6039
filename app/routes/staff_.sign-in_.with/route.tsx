import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { prepareStaffProviderSignIn } from "#app/http/staff-provider-sign-in.server.ts";

/** A link and not a form leads here: a page's policy would stop a form on its way to the provider. */
export async function loader({ request, context }: LoaderFunctionArgs): Promise<Response> {
  const { address, setCookie } = await prepareStaffProviderSignIn(request, context);
  return redirect(address.href, { status: 303, headers: { "Set-Cookie": setCookie } });
}
