type Suggestion = { readonly title: string; readonly url: string };

/** After this pause in typing the portal is asked. */
const PAUSE_MS = 200;
const SHORTEST = 2;

/** Under a search box: services for what has been typed so far, as links. The form works as without it. */
export default function startSuggest(element: HTMLElement): void {
  const field = element.querySelector<HTMLInputElement | HTMLTextAreaElement>("input[type=search], textarea");
  const list = element.querySelector<HTMLUListElement>("[data-suggestions]");
  const status = element.querySelector<HTMLElement>("[data-suggest-status]");
  if (!field || !list || !status) return;
  let timer = 0;
  let asked = 0;

  const hide = (): void => {
    list.hidden = true;
    status.textContent = "";
  };
  const show = (found: readonly Suggestion[]): void => {
    list.replaceChildren(
      ...found.map(({ title, url }) => {
        const [item, link] = [document.createElement("li"), document.createElement("a")];
        link.href = url;
        link.textContent = title;
        item.append(link);
        return item;
      }),
    );
    list.hidden = found.length === 0;
    status.textContent = found.length > 0 ? (element.dataset["found"] ?? "").replace("#", String(found.length)) : "";
  };
  const ask = async (): Promise<void> => {
    const turn = ++asked;
    const query = field.value.trim();
    if (query.length < SHORTEST) return hide();
    try {
      const reply = await fetch(`/search/suggest?${new URLSearchParams({ q: query })}`);
      const found = reply.ok ? ((await reply.json()) as Suggestion[]) : [];
      if (turn === asked) show(found);
    } catch {
      // No network: the form still sends what was typed once there is one.
      if (turn === asked) hide();
    }
  };

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void ask(), PAUSE_MS);
  });
  const links = () => [...list.querySelectorAll("a")];
  element.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) {
      hide();
      field.focus();
    }
    const isDown = event.key === "ArrowDown";
    if (list.hidden || (!isDown && event.key !== "ArrowUp")) return;
    // In several lines the arrows move between lines first.
    if (event.target === field && (!isDown || (field.selectionEnd ?? 0) < field.value.length)) return;
    const at = links().indexOf(event.target as HTMLAnchorElement);
    event.preventDefault();
    (at + (isDown ? 1 : -1) < 0 ? field : links()[Math.min(links().length - 1, at + (isDown ? 1 : -1))])?.focus();
  });
}
