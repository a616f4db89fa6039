/** Own line icons on a 24 grid; decoration only, the words beside them carry the meaning. */
const PATHS = {
  alert: "M12 7.5v6m0 3.2v.1M12 3 2.5 20h19z",
  arrow: "M4.5 12h15m-6-6 6 6-6 6",
  check: "m5 12.5 4.5 4.5L19 7",
  clock: "M12 7v5.2l3.4 2M12 3.2a8.8 8.8 0 1 1 0 17.6 8.8 8.8 0 0 1 0-17.6z",
  document: "M6.5 3.5h7.5l4.5 4.5v12.5h-12zM13.5 3.8v4.7h4.7M9.5 13h6m-6 3.5h6",
  home: "M4 11.5 12 4.5l8 7M6.5 10v9.5h11V10M10.5 19.5v-5h3v5",
  info: "M12 11v5.5M12 7.7v.1M12 3.2a8.8 8.8 0 1 1 0 17.6 8.8 8.8 0 0 1 0-17.6z",
  person: "M12 4.2a3.6 3.6 0 1 1 0 7.2 3.6 3.6 0 0 1 0-7.2zM5 20c.6-3.6 3.4-5.5 7-5.5s6.4 1.9 7 5.5",
  phone:
    "M6.2 3.8h3l1.5 4-2 1.6a12 12 0 0 0 5.9 5.9l1.6-2 4 1.5v3a2 2 0 0 1-2.2 2A16.5 16.5 0 0 1 4.2 6a2 2 0 0 1 2-2.2z",
  pin: "M12 21s6.5-5.9 6.5-11a6.5 6.5 0 0 0-13 0c0 5.1 6.5 11 6.5 11zM12 7.7a2.3 2.3 0 1 1 0 4.6 2.3 2.3 0 0 1 0-4.6z",
  printer: "M7 8.5v-5h10v5M7 17H4.5V8.5h15V17H17M7 13.5h10v7H7z",
  search: "M10.8 4.3a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM15.6 15.6 20 20",
  microphone:
    "M12 3.5a2.7 2.7 0 0 1 2.7 2.7v5.3a2.7 2.7 0 0 1-5.4 0V6.2A2.7 2.7 0 0 1 12 3.5zM6 11.5a6 6 0 0 0 12 0M12 17.5v3.2",
  speaker: "M4 9.5v5h3.5l4.5 4v-13l-4.5 4zM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a7.8 7.8 0 0 1 0 11",
  speech: "M4 5.5h16v11h-9l-4.5 3.5v-3.5H4zM8 9.5h8M8 12.7h5",
} as const;

export type IconName = keyof typeof PATHS;
export const ICON_NAMES = Object.keys(PATHS) as IconName[];

export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg
      className={name === "arrow" ? "icon icon-forward" : "icon"}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
    >
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
