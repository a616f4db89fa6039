import ts from "typescript";
import { describe, expect, it } from "vitest";
import { readImports } from "#tests/support/imports.ts";
import { listSources, type SourceFile } from "#tests/support/source-files.ts";

/** What runs in a portal or its commands. Tests may do otherwise. */
const sources = ["app", "ingest"]
  .flatMap((folder) => listSources(folder, /\.(?:tsx?|mjs)$/))
  .filter((file) => !/\.test\.tsx?$/.test(file.path));
const inBrowsers = sources.filter((file) => /^app\/(?:islands|offline|entry\.client)/.test(file.path));
const onServers = sources.filter((file) => !inBrowsers.includes(file));

const trees = new Map<SourceFile, ts.SourceFile>();

function treeOf(file: SourceFile): ts.SourceFile {
  const kind = file.path.endsWith(".mjs") ? ts.ScriptKind.JS : ts.ScriptKind.TSX;
  const known = trees.get(file) ?? ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, true, kind);
  trees.set(file, known);
  return known;
}

/** What `see` gives for each node of each file, with the file's path in front. */
function inEach(files: readonly SourceFile[], see: (node: ts.Node) => string | undefined): string[] {
  const found: string[] = [];
  for (const file of files) {
    const visit = (node: ts.Node): void => {
      const seen = see(node);
      if (seen !== undefined) found.push(`${file.path}: ${seen}`);
      ts.forEachChild(node, visit);
    };
    visit(treeOf(file));
  }
  return found;
}

/** Calls and `new` of what `name` matches. */
const calls = (files: readonly SourceFile[], name: RegExp): string[] =>
  inEach(files, (node) => {
    if (!ts.isCallExpression(node) && !ts.isNewExpression(node)) return undefined;
    const callee = node.expression.getText();
    return name.test(callee) ? `${callee}(${node.arguments?.[0]?.getText() ?? ""})` : undefined;
  });
const imports = sources.flatMap(readImports).filter((one) => !one.isTypeOnly);
const importers = (files: readonly SourceFile[], target: RegExp): string[] => {
  const found = new Set(imports.filter((one) => target.test(one.target)).map((one) => one.from));
  return files.map((file) => file.path).filter((path) => found.has(path));
};
const a = (text: string): SourceFile[] => [{ path: "a.ts", text }];

describe("code", () => {
  const dynamic = /^(?:eval|Function|(?:globalThis|window)\.eval|vm\.\w+)$/;

  it("is never made of text while the portal runs", () => {
    expect(calls(a('eval("1"); new Function("1")'), dynamic)).toHaveLength(2);
    expect(calls(sources, dynamic)).toEqual([]);
    expect(importers(sources, /^(?:node:)?vm$/)).toEqual([]);
    expect(calls(sources, /^set(?:Timeout|Interval)$/).filter((call) => /: \w+\(["'`]/.test(call))).toEqual([]);
  });

  it("starts other programs in two places, by a list of arguments and never through a shell", () => {
    expect(importers(sources, /child_process$/)).toEqual([
      "app/db/postgres-tools.server.ts",
      "app/server/ensure-build.ts",
    ]);
    expect(calls(sources, /^(?:exec|execSync|execFile|execFileSync|spawnSync)$/)).toEqual([]);
    expect(sources.filter((file) => /\bshell:\s*(?:true|["'])/.test(file.text)).map((file) => file.path)).toEqual([]);
  });

  it("compares without changing types; only null stands for undefined, too", () => {
    const loose = (files: readonly SourceFile[]) =>
      inEach(files, (node) =>
        ts.isBinaryExpression(node) &&
        [ts.SyntaxKind.EqualsEqualsToken, ts.SyntaxKind.ExclamationEqualsToken].includes(node.operatorToken.kind) &&
        node.right.kind !== ts.SyntaxKind.NullKeyword
          ? node.getText()
          : undefined,
      );
    expect(loose(a("x == 1"))).toHaveLength(1);
    expect(loose(sources)).toEqual([]);
  });
});

describe("what browsers run", () => {
  const writers = (files: readonly SourceFile[]) =>
    inEach(files, (node) => {
      const isWrite =
        ts.isBinaryExpression(node) &&
        node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
        /\.(?:innerHTML|outerHTML|srcdoc)$/.test(node.left.getText());
      const isCall =
        ts.isCallExpression(node) &&
        /\.(?:insertAdjacentHTML|write|writeln|setHTMLUnsafe|createContextualFragment)$/.test(
          node.expression.getText(),
        );
      return isWrite || isCall ? node.getText() : undefined;
    });

  it("puts text into pages as text, never as markup", () => {
    expect(writers(a("x.innerHTML = y; document.write(y)"))).toHaveLength(2);
    expect(writers(inBrowsers)).toEqual([]);
  });

  it("listens to no other window, and writes to none", () => {
    expect(calls(inBrowsers, /(?:^|\.)postMessage$/)).toEqual([]);
    const listens = /addEventListener\(\s*["']message["']|\bonmessage\b/;
    expect(inBrowsers.filter((file) => listens.test(file.text)).map((file) => file.path)).toEqual([]);
  });

  it("keeps nothing in the browser but what the service worker has rules for", () => {
    const stores = /\b(?:localStorage|sessionStorage|document\.cookie)\b/;
    expect(inBrowsers.filter((file) => stores.test(file.text)).map((file) => file.path)).toEqual([]);
    const users = inBrowsers.filter((file) => /\bindexedDB\b|\bcaches\./.test(file.text)).map((file) => file.path);
    expect(users.filter((path) => !path.startsWith("app/offline/"))).toEqual([]);
  });
});

describe("other machines", () => {
  it("are asked from ports alone, whose addresses the configuration gives", () => {
    const asking = [
      ...calls(onServers, /^(?:globalThis\.)?fetch$/).map((call) => call.split(":")[0] ?? ""),
      ...importers(onServers, /^(?:node:)?(?:https|http2|tls|dgram|dns)$|^(?:undici|axios|got|node-fetch)$/),
    ];
    expect(asking.filter((path) => !/^app\/ports\//.test(path))).toEqual([]);
    const clients = calls(onServers, /^(?:http\.)?(?:request|get)$/).filter(
      (call) => !/^app\/(?:db|ports)\//.test(call),
    );
    expect(clients).toEqual([]);
  });

  it("must show a certificate that is checked: nothing switches that off", () => {
    const off =
      /rejectUnauthorized|NODE_TLS_REJECT_UNAUTHORIZED|checkServerIdentity|ignoreTLS|sslmode=(?:disable|no-verify)/;
    expect(off.test("tls: { rejectUnauthorized: false }")).toBe(true);
    expect(sources.filter((file) => off.test(file.text)).map((file) => file.path)).toEqual([]);
  });
});

describe("XML", () => {
  it("is written and never read, so that none of its entities is resolved", () => {
    expect(sources.filter((file) => /\bXMLParser\b/.test(file.text)).map((file) => file.path)).toEqual([]);
    // Word files are read by mammoth, behind a check that refuses entities of their own.
    expect(importers(sources, /^(?:libxmljs2?|xml2js|@xmldom\/xmldom|sax)$/)).toEqual([]);
  });
});

describe("cryptography", () => {
  it("comes from Node and from argon2, and from nothing of our own or less known", () => {
    const kits =
      /^(?:crypto-js|node-forge|bcrypt(?:js)?|tweetnacl|jsonwebtoken|uuid|nanoid|md5|sha\.js|elliptic|@noble\/.+)$/;
    expect(importers(sources, kits)).toEqual([]);
    expect(importers(sources, /^@node-rs\/argon2$/)).toEqual(["app/domain/accounts/passwords.server.ts"]);
  });

  it("hashes with SHA-256; SHA-1 names records of a standard, asks for leaked passwords, and guards nothing", () => {
    const hashes = calls(
      onServers,
      /(?:^|\.)(?:createHash|createHmac|createSign|createVerify|pbkdf2(?:Sync)?|hkdf(?:Sync)?)$/,
    );
    expect(hashes.length).toBeGreaterThan(20);
    expect(hashes.filter((call) => !/\((["'])sha(?:256|384|512)\1\)$/.test(call))).toEqual([
      'app/domain/open-formats/hsds/uuid.server.ts: createHash("sha1")',
      'app/ports/breached-passwords/range.server.ts: createHash("sha1")',
    ]);
  });

  const cipher =
    /(?:^|\.)(?:createCipher|createDecipher|createCipheriv|createDecipheriv|publicEncrypt|privateDecrypt)$/;

  it("encrypts with AES-256 in GCM, which notices changes, or not at all", () => {
    expect(calls(a('createCipheriv("aes-256-cbc")'), cipher)).toHaveLength(1);
    // A name in capitals is looked up in its own file.
    const others = onServers.flatMap((file) =>
      calls([file], cipher).filter((call) => {
        const named = /\(([A-Z_]+)\)$/.exec(call)?.[1];
        const value = named ? new RegExp(`const ${named} = "([\\w-]+)"`).exec(file.text)?.[1] : undefined;
        return !/\("aes-256-gcm"\)$/.test(call) && value !== "aes-256-gcm";
      }),
    );
    expect(others).toEqual([]);
  });

  it("guesses nothing: chance comes from the system's own generator", () => {
    expect(calls(a("Math.random()"), /^Math\.random$/)).toHaveLength(1);
    expect(calls(onServers, /^Math\.random$/)).toEqual([]);
  });

  it("compares what must stay secret in constant time, wherever a hash or key is compared at all", () => {
    // Tokens are looked up by their keyed hash; these four compare in the process.
    expect(importers(onServers, /crypto$/).filter((path) => has(path, /timingSafeEqual\(/))).toEqual(
      expect.arrayContaining([
        "app/domain/accounts/is-same-hash.server.ts",
        "app/domain/residents/one-time-code.server.ts",
        "app/domain/watches/watch-key.server.ts",
        "app/http/same-key.server.ts",
        "app/server/metrics.ts",
      ]),
    );
    const compared = inEach(onServers, (node) =>
      ts.isBinaryExpression(node) &&
      /^[!=]==$/.test(node.operatorToken.getText()) &&
      /(?:secret|token|password|digest|apiKey|codeHash|keyHash)$/i.test(node.left.getText()) &&
      !/^(?:undefined|null|""|0)$/.test(node.right.getText())
        ? node.getText()
        : undefined,
    );
    // Both typed by one person in one form: whether they mean the same, or really another.
    expect(compared).toEqual([
      "app/domain/accounts/own-account.server.ts: input.password === input.current",
      'app/routes/staff_.invitation.$token/route.tsx: password !== form.get("again")',
    ]);
  });
});

const has = (path: string, what: RegExp): boolean => sources.some((file) => file.path === path && what.test(file.text));

/** What stands in SQL besides constants in capitals: fragments of our own, chosen by code and never by a reader. */
const SQL_FRAGMENTS = new Set([
  `part.replaceAll('"', '""')`,
  'quoted.join(".")',
  "isEmpty",
  "where",
  "COLUMN_OF[key]",
  "index + 3",
  '[...sets, "version = version + 1"].join(", ")',
  'options.forUpdate ? "for update" : ""',
  'options.forUpdate ? "for update of r" : ""',
  'options.forUpdate ? "for update of m" : ""',
  'options.forShare ? "for share of m" : ""',
  // Numbers of parameters.
  "helper",
  "now",
  "inForce(helper, now)",
  'inForce("$1", "$2")',
  'inForce("$2", "$3")',
  "rest",
  "next",
  "condition.sql",
  "column",
  "columns",
  "beyond",
  "order",
  "shown",
  "table",
  "term",
  'filterOn("c")',
  'filterOn("r")',
  "SEALED_COLUMNS[column].table",
  "row",
  "match",
  "key",
  "condition",
  "ofDesk",
  "next + 1",
  "next + 2",
  "HASHED_SUBJECT.length",
  'KEEPING_KINDS.join(",")',
  "Number(dimension)",
  "vector.length",
  "distance",
]);

describe("SQL", () => {
  const isSql = (span: ts.TemplateSpan): boolean =>
    /\b(?:select|insert into|update|delete from|from|where|exists|join|order by|and|any|set)\b|::|=/.test(
      span.parent.getText(),
    );
  const parts = (files: readonly SourceFile[]) =>
    inEach(files, (node) => (ts.isTemplateSpan(node) && isSql(node) ? node.expression.getText() : undefined)).filter(
      (part) => {
        const expression = part.slice(part.indexOf(": ") + 2);
        return !/^[A-Z][A-Z_]*$/.test(expression) && !SQL_FRAGMENTS.has(expression);
      },
    );

  it("holds no value: what somebody typed goes beside it, as a parameter", () => {
    expect(parts(a("db.query(`select 1 where name = '${input.name}'`)"))).toEqual(["a.ts: input.name"]);
    expect(parts(sources.filter((file) => file.path.endsWith(".queries.server.ts")))).toEqual([]);
  });

  it("is not joined from pieces", () => {
    const joined = inEach(sources, (node) =>
      ts.isCallExpression(node) &&
      /\.query$/.test(node.expression.getText()) &&
      ts.isBinaryExpression(node.arguments[0] ?? node)
        ? node.getText()
        : undefined,
    );
    expect(joined).toEqual([]);
  });
});

/** What pages read from their addresses, which stand in histories and logs of others: no secret of a person or session. */
const PARAMETERS =
  "again asked change centre check done draft edit event for from given have high kept mailed next forgotten page q question reference sent sent_on service show signed_out size skip told too_late too_many type";
/** The one secret in an address: a link in a mail to its own owner; it confirms or ends one notice and opens nothing. */
const SECRET_PARAMETERS = ["key"];

describe("addresses", () => {
  it("carry only what this list names", () => {
    const read = inEach(onServers, (node) => {
      if (!ts.isCallExpression(node)) return undefined;
      const [, name] = /(?:searchParams|[qQ]uery)\)?\??\.(?:get|getAll|has)\("([^"]*)"/.exec(node.getText()) ?? [];
      return name;
    }).map((part) => part.slice(part.indexOf(": ") + 2));
    const known = [...PARAMETERS.split(" "), ...SECRET_PARAMETERS];
    expect([...new Set(read)].length).toBeGreaterThan(20);
    expect([...new Set(read)].filter((name) => !known.includes(name))).toEqual([]);
  });
});
