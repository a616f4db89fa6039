import { Links, Meta, Outlet, useRouteLoaderData } from "@remix-run/react";
import type { LoaderFunctionArgs } from "@remix-run/node";
import { IslandsScript } from "#app/components/layout/islands-context.tsx";
import "./styles.css";

export async function loader({ context }: LoaderFunctionArgs) {
  return { language: context.language, mode: context.mode };
}

export function Layout({ children }: { children: React.ReactNode }) {
  const data = useRouteLoaderData<typeof loader>("root");
  return (
    <html lang={data?.language ?? "en"} dir="ltr" data-mode={data?.mode ?? "full"} data-theme="light">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <IslandsScript />
      </body>
    </html>
  );
}

export default function App() {
  return <Outlet />;
}
