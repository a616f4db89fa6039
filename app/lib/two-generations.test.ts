import { expect, it } from "vitest";
import { TwoGenerations } from "./two-generations.ts";

it("keeps what is asked for again and again, and forgets the rest", () => {
  const made: string[] = [];
  const memory = new TwoGenerations<string>(3);
  const ask = (key: string) =>
    memory.get(key, () => {
      made.push(key);
      return key.toUpperCase();
    });
  expect(ask("a")).toBe("A");
  expect(ask("a")).toBe("A");
  for (const key of ["b", "c", "d", "a", "e", "f", "a", "g"]) ask(key);
  expect(made.filter((key) => key === "a")).toHaveLength(1);
  ask("b");
  expect(made.filter((key) => key === "b")).toHaveLength(2);
});
