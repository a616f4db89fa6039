import { describe, expect, test } from "vitest";
import { makeSwap, swapIn } from "./plain-words.server.ts";

const words = {
  en: [
    { term: "register", plain: "list" },
    { term: "household register", plain: "hukou book" },
  ],
  "zh-CN": [
    { term: "登记", plain: "记录" },
    { term: "户籍", plain: "户口" },
  ],
};

describe("plain words", () => {
  test("stand for whole terms only, the longest first, with the capital of the term", () => {
    const swap = makeSwap(words, "en");
    expect(swap("Bring the household register. Register here; registers stay.")).toBe(
      "Bring the hukou book. List here; registers stay.",
    );
  });

  test("need no spaces in Chinese", () => expect(makeSwap(words, "zh-CN")("户籍登记")).toBe("户口记录"));

  test("never touch names, ids, addresses or the tags of a page", () => {
    const swap = makeSwap(words, "en");
    const service = {
      slug: "register",
      title: "Register a move",
      who: "You register.",
      bodyHtml: '<a href="/services/register" title="register">register</a>',
      requirements: [{ id: "register", question: "Do you register?" }],
    };
    expect(swapIn(service, swap)).toEqual({
      slug: "register",
      title: "Register a move",
      who: "You list.",
      bodyHtml: '<a href="/services/register" title="register">list</a>',
      requirements: [{ id: "register", question: "Do you list?" }],
    });
  });

  test("are none when the authority has written none", () =>
    expect(makeSwap({ en: [], "zh-CN": [] }, "en")("Register")).toBe("Register"));

  test("may hold signs that mean something in patterns", () => {
    const odd = { en: [], "zh-CN": [{ term: "费用(净)", plain: "价钱" }] };
    expect(makeSwap(odd, "zh-CN")("费用(净)是多少")).toBe("价钱是多少");
  });
});
