import { describe, expect, it } from "vitest";
import { findPasswordFault, siteWords } from "./password-rules.ts";

const site = {
  name: { en: "Linjiang District", "zh-CN": "临江区" },
  portal_name: { en: "OneWindow", "zh-CN": "一窗通" },
  city: { en: "City Q", "zh-CN": "Q市" },
};
const account = { email: "chen.lihua@linjiang.example", name: "陈丽华 Chen Lihua", siteWords: siteWords(site) };

describe("a new password is refused when it", () => {
  it.each([
    ["has eleven characters", "kite-lamp-9", "too_short"],
    ["counts halves of a surrogate pair only once", "😀😀😀kite9!", "too_short"],
    ["is longer than can be hashed cheaply", "correct horse ".repeat(10), "too_long"],
    ["is one character again and again", "zzzzzzzzzzzzzz", "too_simple"],
    ["is a short piece again and again", "kite1kite1kite1", "too_simple"],
    ["walks along the keyboard", "qwertyuiopasdf", "too_simple"],
    ["counts", "123456789012", "too_simple"],
    ["counts backwards", "210987654321", "too_simple"],
    ["is a common word with digits", "password2026!", "common"],
    ["is a common word in disguise", "P@$$w0rd2026", "common"],
    ["is a common word twice", "welcomewelcome1", "common"],
    ["is typed in full width", "ｐａｓｓｗｏｒｄ１２３４", "common"],
    ["is the mail address", "Chen.Lihua@linjiang.example", "like_account"],
    ["is the name in the mail address with digits", "chenlihua1234", "like_account"],
    ["holds the family name among other words", "nobody knows chen so well", "like_account"],
    ["holds the whole name, written together", "my-friend-lihuachenlihua-sings", "like_account"],
    ["holds the name in Chinese", "我们的同事陈丽华最喜欢唱歌啦", "like_account"],
    ["holds the portal's name", "onewindow opens at nine", "like_site"],
    ["holds the authority's name", "all-roads-of-Linjiang-2026", "like_site"],
    ["holds the authority's name in Chinese", "临江区的春天总是来得特别早呀", "like_site"],
  ])("%s", (_reason, password, fault) => {
    expect(findPasswordFault(password, account)).toBe(fault);
  });

  it("and accepted when it is a long phrase, in any script, with blanks", () => {
    expect(findPasswordFault("three boats on the river", account)).toBeUndefined();
    // The name stands in it by chance.
    expect(findPasswordFault("seven kitchens, one stove", account)).toBeUndefined();
    expect(findPasswordFault("春江潮水连海平海上明月共潮生", account)).toBeUndefined();
  });
});
