import { posix } from "node:path";
import ts from "typescript";
import type { SourceFile } from "./source-files.ts";

export type Import = {
  readonly from: string;
  /** As written. */
  readonly specifier: string;
  /** A path in the project (`app/lib/app-error.ts`), else the name of a package. */
  readonly target: string;
  readonly isProject: boolean;
  /** Vanishes when compiled. */
  readonly isTypeOnly: boolean;
};

function packageName(specifier: string): string {
  const parts = specifier.split("/");
  return specifier.startsWith("@") ? parts.slice(0, 2).join("/") : (parts[0] ?? specifier);
}

function isTypeOnlyClause(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.isTypeOnly) return true;
  const named = clause.namedBindings;
  return (
    !clause.name &&
    !!named &&
    ts.isNamedImports(named) &&
    named.elements.length > 0 &&
    named.elements.every((element) => element.isTypeOnly)
  );
}

/** Every static and dynamic import and every re-export of one file. */
export function readImports(file: SourceFile): Import[] {
  const found: Import[] = [];
  const add = (specifier: string, isTypeOnly: boolean): void => {
    const path = specifier.replace(/\?.*$/, "");
    const isProject = path.startsWith("#") || path.startsWith(".");
    const target = path.startsWith("#")
      ? path.slice(1)
      : path.startsWith(".")
        ? posix.join(posix.dirname(file.path), path)
        : packageName(path);
    found.push({ from: file.path, specifier, target, isProject, isTypeOnly });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      add(node.moduleSpecifier.text, isTypeOnlyClause(node.importClause));
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
      add(node.moduleSpecifier.text, node.isTypeOnly);
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [argument] = node.arguments;
      if (argument && ts.isStringLiteral(argument)) add(argument.text, false);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true));
  return found;
}
