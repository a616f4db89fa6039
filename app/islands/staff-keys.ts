/** Where letters are letters, and where they choose an option. */
const TYPING =
  "input:not([type=checkbox], [type=radio], [type=submit], [type=button]), textarea, select, [contenteditable]";

/** Single keys for staff: along the rows of a list, and what carries an access key. Switched off, it is not loaded at all. */
export default function start(element: HTMLElement): void {
  const help = element.querySelector<HTMLAnchorElement>("a[data-help]");
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    const { target } = event;
    // In a window of its own the page behind it rests.
    if (target instanceof Element && target.closest(`${TYPING}, dialog`)) return;
    if (press(event.key, help)) event.preventDefault();
  });
}

function press(key: string, help: HTMLAnchorElement | null): boolean {
  switch (key) {
    case "?":
      if (help) void showHelp(help).catch(() => location.assign(help.href));
      return help !== null;
    case "/":
      return focusOn(document.querySelector<HTMLElement>("main input[type=search], input[type=search]"));
    case "j":
    case "k":
      return step(key === "j" ? 1 : -1);
    case "o":
      return open(document.activeElement);
    case "i":
      return focusOn(document.querySelector<HTMLElement>("details[open] [data-island=reply-template] select"));
    case "n":
      return focusOn(document.getElementById("note"));
    default:
      return /^[a-z]$/.test(key) && use(document.querySelector<HTMLElement>(`main [accesskey="${key}"]`));
  }
}

function focusOn(element: HTMLElement | null): boolean {
  element?.focus();
  return element !== null;
}

/** To the next row or the one before; from elsewhere to the first. */
function step(by: 1 | -1): boolean {
  const rows = [...document.querySelectorAll<HTMLElement>("tbody .queue-reference")];
  const here = rows.findIndex((row) => row.closest("tr")?.contains(document.activeElement));
  return focusOn(rows[here < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, here + by))] ?? null);
}

function open(focused: Element | null): boolean {
  const link = focused?.closest("tr")?.querySelector<HTMLElement>(".queue-reference");
  link?.click();
  return Boolean(link);
}

function use(element: HTMLElement | null): boolean {
  element?.focus();
  element?.click();
  return element !== null;
}

/** The list of keys over the page; it is the page of the link, so that there is one list. */
async function showHelp(help: HTMLAnchorElement): Promise<void> {
  const response = await fetch(help.href, { headers: { accept: "text/html" } });
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const list = page.querySelector("[data-keys]");
  if (!response.ok || !list) throw new Error("no list of keys");
  const dialog = document.createElement("dialog");
  dialog.setAttribute("aria-labelledby", "keys-title");
  dialog.className = "steps";
  dialog.append(document.adoptNode(list));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
