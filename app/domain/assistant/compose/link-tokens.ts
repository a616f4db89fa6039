const LINK = /(?:https?:\/\/|mailto:|tel:)[^\s<>()（）"“”，。；]+/g;
const TOKEN = /\blink-(\d{1,3})\b/g;

/** Hides real addresses from a model behind `link-1`, `link-2`, and puts back only those that were issued. */
export class LinkTokens {
  readonly #links: string[] = [];

  hide(text: string): string {
    return text.replace(LINK, (link) => {
      const known = this.#links.indexOf(link);
      return `link-${known >= 0 ? known + 1 : this.#links.push(link)}`;
    });
  }

  /** Addresses a model wrote itself are left in place, for the check of statements to find. */
  restore(text: string): string {
    return text.replace(TOKEN, (_, number: string) => this.#links[Number(number) - 1] ?? "").replace(/ {2,}/g, " ");
  }
}
