import { ContentText } from "#app/components/ui/content-text.tsx";
/** The portal's sign: a window of four panes, one of them lit. */
export function WindowSign() {
  return (
    <svg className="sign" viewBox="0 0 40 40" aria-hidden="true" focusable="false">
      <rect width="40" height="40" rx="7" className="sign-frame" />
      <rect x="8" y="7" width="10.5" height="10.5" rx="1.5" className="sign-pane" />
      <rect x="21.5" y="7" width="10.5" height="10.5" rx="1.5" className="sign-lit" />
      <rect x="8" y="20.5" width="10.5" height="10.5" rx="1.5" className="sign-pane" />
      <rect x="21.5" y="20.5" width="10.5" height="10.5" rx="1.5" className="sign-pane" />
      <path d="M8 34.5c3-1.6 5-1.6 8 0s5 1.6 8 0 5-1.6 8 0" className="sign-river" />
    </svg>
  );
}

type WordmarkProps = { readonly portalName: string; readonly districtName: string };

export function Wordmark({ portalName, districtName }: WordmarkProps) {
  return (
    <a className="wordmark" href="/">
      <WindowSign />
      <span className="wordmark-text">
        <span className="wordmark-name">
          <ContentText>{portalName}</ContentText>
        </span>
        <span className="wordmark-district">
          <ContentText>{districtName}</ContentText>
        </span>
      </span>
    </a>
  );
}
