/** Renews the staff's list of conversations when one of them changes, keeping the focus where it was. */
export default function start(element: HTMLElement): void {
  const url = element.dataset["stream"];
  if (!url) return;
  let pending = false;
  const renew = async (): Promise<void> => {
    if (pending) return;
    pending = true;
    // Several events often come together: one look serves them all.
    await new Promise((resolve) => setTimeout(resolve, 300));
    pending = false;
    const response = await fetch(location.href, { headers: { accept: "text/html" } });
    if (!response.ok || response.redirected) return;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const fresh = page.querySelector("[data-lists]");
    const lists = element.querySelector("[data-lists]");
    if (!fresh || !lists || fresh.innerHTML === lists.innerHTML) return;
    const focused = document.activeElement?.closest("a[href], form[action]");
    const address = focused?.getAttribute("href") ?? focused?.getAttribute("action");
    lists.replaceWith(fresh);
    if (address) {
      const again = fresh.querySelector<HTMLElement>(`a[href="${address}"], form[action="${address}"] button`);
      again?.focus();
    }
  };
  const stream = new EventSource(url);
  stream.addEventListener("beat", () => document.dispatchEvent(new Event("ow-stream")));
  stream.addEventListener("queue", () => void renew().catch(() => undefined));
  // After a lost connection something may have been missed.
  stream.addEventListener("open", () => void renew().catch(() => undefined));
}
