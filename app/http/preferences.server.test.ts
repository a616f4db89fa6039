import { describe, expect, it } from "vitest";
import { readPreferences } from "./preferences.server.ts";

const site = { defaultLanguage: "zh-CN", isSecure: false, isDemo: false } as const;
const ask = (url: string, cookie?: string, acceptLanguage?: string) =>
  readPreferences({ url, cookie, acceptLanguage }, site);

describe("language and mode of a request", () => {
  it("ignore words that are no language and no mode, and set no cookie for them", () => {
    expect(
      ask("/?lang=klingon&mode=huge&theme=pink&size=9", "ow_lang=xx; ow_mode=tiny; ow_theme=x; ow_size=", "tlh"),
    ).toEqual({
      language: "zh-CN",
      mode: "full",
      isModeChosen: false,
      theme: "auto",
      textSize: "medium",
      chosen: {},
      setCookies: [],
    });
  });

  it("never put what the address says into a header", () => {
    const { setCookies } = ask("/?lang=en%0d%0aX-Evil:1&mode=simple%0d%0aX-Evil:1");
    expect(setCookies.join()).not.toMatch(/[\r\n]|evil/i);
  });

  it("come from the address first, at once and for a year", () => {
    const { language, mode, setCookies } = ask("/services?lang=en&mode=simple", "ow_lang=zh-CN; ow_mode=full", "zh");
    expect({ language, mode }).toEqual({ language: "en", mode: "simple" });
    expect(setCookies).toEqual([
      "ow_lang=en; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax",
      "ow_mode=simple; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax",
    ]);
  });

  it("come from the account before the cookie, and from the address before the account", () => {
    const profile = { language: "es", mode: "simple" } as const;
    const read = (url: string) =>
      readPreferences({ url, cookie: "ow_lang=zh-CN; ow_mode=full", acceptLanguage: "ar", profile }, site);
    expect(read("/account")).toMatchObject({ language: "es", mode: "simple", isModeChosen: true, chosen: {} });
    expect(read("/account?lang=en&mode=full")).toMatchObject({
      language: "en",
      mode: "full",
      chosen: { language: "en", mode: "full" },
    });
    const half = {
      url: "/account",
      cookie: "ow_lang=zh-CN",
      acceptLanguage: "ar",
      profile: { mode: "simple" },
    } as const;
    expect(readPreferences(half, site)).toMatchObject({ language: "zh-CN", mode: "simple" });
  });

  it("know every language that has a folder, by any of its regions", () => {
    expect(ask("/?lang=es-MX").language).toBe("es");
    expect(ask("/", undefined, "ar-EG, en;q=0.5").language).toBe("ar");
    expect(ask("/", "ow_lang=es").language).toBe("es");
  });

  it("are the pseudo-language on sample portals only", () => {
    expect(ask("/?lang=en-XA").language).toBe("en");
    expect(
      readPreferences({ url: "/?lang=en-XA", cookie: undefined, acceptLanguage: undefined }, { ...site, isDemo: true })
        .language,
    ).toBe("en-XA");
  });

  it("are those of the content where staff work and builders look", () => {
    expect(ask("/staff/requests?lang=es").language).toBe("en");
    expect(ask("/styleguide", "ow_lang=ar").language).toBe("en");
    expect(ask("/staffing", "ow_lang=ar").language).toBe("ar");
  });

  it("hold theme and text size, too", () => {
    const { theme, textSize, setCookies } = ask("/?theme=dark", "ow_theme=light; ow_size=largest");
    expect({ theme, textSize }).toEqual({ theme: "dark", textSize: "largest" });
    expect(setCookies).toEqual(["ow_theme=dark; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax"]);
  });

  it("come from the cookie before the browser's languages", () => {
    expect(ask("/", "a=b; ow_lang=en; ow_mode=simple", "zh-CN")).toMatchObject({
      language: "en",
      mode: "simple",
      setCookies: [],
    });
  });

  it("come from the browser's languages in its own order", () => {
    expect(ask("/", undefined, "fr, en;q=0.4, zh-Hans;q=0.8").language).toBe("zh-CN");
    expect(ask("/", undefined, "fr, en;q=0.9, zh;q=0.8").language).toBe("en");
  });

  it("are the site's own when nothing else is known", () => {
    expect(ask("/", undefined, undefined).language).toBe("zh-CN");
  });

  it("read zh and zh-Hans as zh-CN", () => {
    expect(ask("/?lang=zh").language).toBe("zh-CN");
    expect(ask("/?lang=zh-Hans").language).toBe("zh-CN");
  });

  it("are cookies of this host alone on https, and one without that name is not believed", () => {
    const secure = { ...site, isSecure: true };
    const from = (url: string, cookie?: string) => readPreferences({ url, cookie, acceptLanguage: undefined }, secure);
    expect(from("/", "ow_lang=en").language).toBe("zh-CN");
    expect(from("/?lang=en").setCookies).toEqual([
      "__Host-ow_lang=en; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax; Secure",
    ]);
    expect(from("/", "__Host-ow_lang=en").language).toBe("en");
  });
});
