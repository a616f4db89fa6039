import ts from "typescript";
import { listSources, type SourceFile } from "./source-files.ts";

/** A test as its source has it; `%s` and `${…}` of tests with several cases stand for all of them. */
export type NamedTest = {
  /** `path > describe > it`, as Vitest prints it and `tests/e2e` reads alike. */
  readonly name: string;
  /** Left out here or under some condition: no evidence of anything. */
  readonly isLeftOut: boolean;
};

const GROUPS = ["describe", "test.describe"];
const LEFT_OUT = /\.(?:skip|skipIf|runIf|todo|fixme|fails|fail)\b/;

/** `describe.each` of `describe.each([…])("…")`; `undefined` for what is no call of a test function. */
function calledName(call: ts.CallExpression): string | undefined {
  let callee: ts.Expression = call.expression;
  if (ts.isCallExpression(callee)) callee = callee.expression;
  if (ts.isTaggedTemplateExpression(callee)) callee = callee.tag;
  const name = callee.getText();
  return /^(?:it|test|describe)(?:\.\w+)*$/.test(name) ? name : undefined;
}

function titleOf(node: ts.Node | undefined): string | undefined {
  if (!node) return undefined;
  if (ts.isStringLiteralLike(node)) return node.text;
  return ts.isTemplateExpression(node) ? node.getText().slice(1, -1) : undefined;
}

/** Every test of one file, by reading it: nothing is run. */
export function readTestNames(file: SourceFile): NamedTest[] {
  const found: NamedTest[] = [];
  const visit = (node: ts.Node, titles: readonly string[], isLeftOut: boolean): void => {
    const called = ts.isCallExpression(node) ? calledName(node) : undefined;
    const [first, ...rest] = called && ts.isCallExpression(node) ? node.arguments : [];
    const title = titleOf(first);
    // Without a body it is `test.skip(condition, "reason")` or a wish.
    const hasBody = rest.some((one) => ts.isArrowFunction(one) || ts.isFunctionExpression(one));
    if (!called || title === undefined || !hasBody) {
      ts.forEachChild(node, (child) => visit(child, titles, isLeftOut));
      return;
    }
    const path = [...titles, title];
    const leftOut = isLeftOut || LEFT_OUT.test(called);
    const isGroup = GROUPS.some((group) => called === group || called.startsWith(`${group}.`));
    if (isGroup) for (const one of rest) visit(one, path, leftOut);
    else found.push({ name: [file.path, ...path].join(" > "), isLeftOut: leftOut });
  };
  const kind = file.path.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  visit(ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true, kind), [], false);
  return found;
}

const TEST_FILE = /\.(?:test\.tsx?|e2e\.ts)$/;

/** Every test of the project. */
export function listTestNames(): NamedTest[] {
  return ["app", "ingest", "tests"].flatMap((folder) => listSources(folder, TEST_FILE)).flatMap(readTestNames);
}
