import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "..");

/** What a folder (or a file with a rule of its own) may import. The longest folder that fits a file decides. */
type Rule = {
  folder: string;
  may: RegExp;
  /** What it may import with `import type` besides: a type leaves nothing in the built code. */
  mayType?: RegExp;
  /** What it may import with `import()` besides. */
  mayLate?: RegExp;
  /** What it may not, though `may` allows the folder that it lies in. */
  never?: RegExp;
};

/** Modules by their whole name, folders and prefixes by their beginning: "react", "app/domain/", "node:". */
const only = (...names: string[]) =>
  new RegExp(`^(${names.map((name) => (/[:/]$/.test(name) ? name : `${name.replaceAll(".", "\\.")}$`)).join("|")})`);

const DATES = ["date-fns", "date-fns/"];
const FILES_AND_FORMATS = [
  ...[
    "csv-parse",
    "csv-parse/",
    "csv-stringify",
    "csv-stringify/",
    "yauzl",
    "saxes",
    "write-excel-file",
    "write-excel-file/",
  ],
  ...["docx", "docxtemplater", "pizzip", "ics", "file-type", "uqr"],
];
const LIBRARIES = [
  ...DATES,
  ...FILES_AND_FORMATS,
  "@node-rs/argon2",
  "croner",
  "double-metaphone",
  "nodemailer",
  "nodemailer/",
  "otpauth",
  "uuid",
];
const DRAWING = ["d3-scale", "d3-shape", "d3-geo", "uqr"];
const REMIX = ["@remix-run/node", "@remix-run/react"];
const EXPRESS = [
  ...["express", "@remix-run/express", "compression", "helmet", "pino", "pino-http", "pino/", "rate-limiter-flexible"],
  ...["vite"],
];
/** What the layers above the database use of it besides the queries. None of these is a way to the rows. */
const DATABASE_SIDE = [
  "db/types/",
  "db/transaction.ts",
  "db/visibility/",
  "db/faults.ts",
  "db/keys.ts",
  "db/request-id.ts",
];
const OPEN_HANDLE = "db/open.ts";
const BEHIND_THE_PAGES = ["node:", "zod", "zod/mini", "pino", ...LIBRARIES, "app/domain/", "app/services/", "db/"];

const RULES: Rule[] = [
  { folder: "app/domain", may: only("zod", "zod/mini", ...DATES, "app/domain/") },
  {
    folder: "app/services",
    may: only("node:", ...LIBRARIES, "app/domain/", "app/services/", "db/queries/", ...DATABASE_SIDE),
  },
  // Takes the database as a whole: copies it, checks it, puts it back.
  {
    folder: "app/services/operation",
    may: only("node:", ...LIBRARIES, "app/domain/", "app/services/", "db/", "package.json"),
    never: only(OPEN_HANDLE),
  },
  {
    folder: "app/forms",
    may: only("react", "@remix-run/react", "app/forms/", "app/domain/", "zod/mini"),
    mayType: only("zod"),
  },
  {
    folder: "app/components",
    may: only("react", "@remix-run/react", ...DATES, ...DRAWING, "app/components/", "app/domain/", "app/forms/"),
  },
  {
    folder: "app/http",
    may: only(
      ...["node:", "zod", ...REMIX, ...EXPRESS, "uuid", "@fastify/busboy"],
      ...[
        "app/domain/",
        "app/services/",
        "app/http/",
        "db/queries/",
        ...DATABASE_SIDE,
        "db/sync-folder.ts",
        OPEN_HANDLE,
      ],
    ),
    mayType: only("zod/mini"),
  },
  // The server opens the database and starts what runs beside the pages.
  {
    folder: "app/http/server.ts",
    may: only(
      ...["node:", ...REMIX, ...EXPRESS, "app/domain/", "app/services/", "app/http/", "app/jobs/", "app/worker/"],
      ...["db/queries/", "db/connection.ts", ...DATABASE_SIDE, OPEN_HANDLE],
    ),
  },
  {
    folder: "app/routes",
    may: only(
      ...["react", ...REMIX, "zod/mini", ...DATES],
      ...[
        "app/domain/",
        "app/services/",
        "app/forms/",
        "app/components/",
        "app/http/",
        "db/queries/",
        ...DATABASE_SIDE,
      ],
      ...[OPEN_HANDLE, "own/"],
    ),
  },
  { folder: "app/jobs", may: only(...BEHIND_THE_PAGES, "app/jobs/", "app/worker/") },
  { folder: "app/worker", may: only(...BEHIND_THE_PAGES, "app/worker/", "app/jobs/") },
  {
    folder: "app/cli",
    may: only(...BEHIND_THE_PAGES, "app/http/", "app/jobs/", "app/worker/", "app/cli/"),
    mayType: only("@remix-run/node"),
    mayLate: only("virtual:remix/server-build"),
    never: only("app/cli/launch/"),
  },
  // Runs before anything is installed.
  { folder: "app/cli/launch", may: only("node:", "app/cli/launch/"), mayType: only("vite"), mayLate: only("vite") },
  {
    folder: "app/root.tsx",
    may: only(
      "react",
      ...REMIX,
      "zod/mini",
      "app/domain/",
      "app/services/",
      "app/components/",
      "app/forms/",
      "app/http/",
      "app/styles/",
      "app/browser/",
      OPEN_HANDLE,
    ),
  },
  // Served as it stands.
  { folder: "app/browser", may: only("app/browser/") },
  { folder: "app/routes.ts", may: only("@remix-run/fs-routes", "@remix-run/route-config") },
  {
    folder: "app/entry.client.tsx",
    may: only("react", "react-dom/client", "@remix-run/react", "app/components/", "app/forms/"),
  },
  {
    folder: "app/entry.server.tsx",
    may: only("node:", "react-dom/server", ...REMIX, "app/http/", "app/components/", "app/forms/"),
  },
  {
    folder: "db",
    may: only("node:", "kysely", "better-sqlite3", "pg", "uuid", "db/", "migrations/", "app/domain/"),
    never: only(OPEN_HANDLE),
  },
  { folder: "migrations", may: only("kysely", "migrations/portable.ts", "migrations/shipped/") },
  { folder: "migrations/all.ts", may: only("kysely", "migrations/portable.ts", "migrations/") },
];

/** An area of the domain imports from those before it, never from one after it. */
const AREAS = [
  ...["dates", "access", "settings", "disclosures", "audit", "agencies", "groups", "people", "locations", "documents"],
  ...["imports", "notifications", "search", "actions", "incidents", "premises", "risk", "cases", "case-reviews"],
  ...["interventions", "meetings", "retention", "performance", "plan", "reports", "exports", "rights", "agreements"],
  "operation",
];

const sources = ["app", "db", "migrations"].flatMap(filesIn).filter((file) => /\.(tsx?|js)$/.test(file));

test("everything in app, db and migrations has a rule", () => {
  expect(sources.filter((file) => !file.endsWith(".d.ts") && !ruleOf(file))).toEqual([]);
});

test("every area of the domain has its place in the order", () => {
  const areas = sources.filter((file) => file.startsWith("app/domain/")).map((file) => file.split("/")[2] ?? "");
  expect([...new Set(areas)].filter((area) => !AREAS.includes(area))).toEqual([]);
});

test.each(RULES)("$folder imports only what it may", (rule) => {
  const files = sources.filter((file) => ruleOf(file) === rule);
  expect(files.flatMap((file) => forbidden(file))).toEqual([]);
});

test.each([
  ["app/domain/a.ts", 'import { sql } from "kysely"', "kysely"],
  ["app/domain/a.ts", 'import React from "react"', "react"],
  ["app/domain/a.ts", 'import { readFileSync } from "node:fs"', "node:fs"],
  [
    "app/domain/people/a.ts",
    'import { x } from "../actions/complete-action.ts"',
    "app/domain/actions/complete-action.ts",
  ],
  ["app/services/a.ts", 'import type { Kysely } from "kysely"', "kysely"],
  ["app/services/a.ts", 'import { db } from "#db/open.ts"', "db/open.ts"],
  ["app/services/a.ts", 'import { x } from "#db/connection.ts"', "db/connection.ts"],
  ["app/services/a.ts", 'import { x } from "#app/http/config.ts"', "app/http/config.ts"],
  ["app/forms/a.ts", 'import { x } from "#db/queries/actions.ts"', "db/queries/actions.ts"],
  ["app/components/a.tsx", 'export * from "#db/queries/actions.ts"', "db/queries/actions.ts"],
  ["app/components/a.tsx", 'import { x } from "#app/services/audit/a.ts"', "app/services/audit/a.ts"],
  ["app/http/a.ts", 'import { z } from "zod/mini"', "zod/mini"],
  ["app/http/a.ts", 'import { x } from "#app/components/page.tsx"', "app/components/page.tsx"],
  ["app/http/a.ts", 'import { x } from "#db/connection.ts"', "db/connection.ts"],
  ["app/routes/actions/a/route.tsx", 'import { x } from "../b/route"', "app/routes/actions/b/route"],
  ["app/routes/actions/a/route.tsx", 'const x = await import("kysely")', "kysely"],
  ["app/routes/actions/a/route.tsx", 'import { x } from "#app/jobs/outbox.ts"', "app/jobs/outbox.ts"],
  ["app/jobs/a.ts", 'import { sql } from "kysely"', "kysely"],
  ["app/worker/a.ts", 'import { x } from "react"', "react"],
  ["app/cli/a.ts", 'import { x } from "#app/routes/home/_index/route.tsx"', "app/routes/home/_index/route.tsx"],
  ["app/cli/a.ts", 'import { x } from "./launch/make-ready.js"', "app/cli/launch/make-ready.js"],
  ["app/http/a.ts", 'import { x } from "#app/cli/launch/make-ready.js"', "app/cli/launch/make-ready.js"],
  ["app/cli/launch/a.js", 'import { createServer } from "vite"', "vite"],
  ["app/root.tsx", 'import { x } from "#db/queries/actions.ts"', "db/queries/actions.ts"],
  [
    "db/a.ts",
    'import { x } from "#app/services/actions/complete-action.ts"',
    "app/services/actions/complete-action.ts",
  ],
  ["db/queries/a.ts", 'import { db } from "../open.ts"', "db/open.ts"],
  ["migrations/0009-a.ts", 'import { x } from "../db/connection.ts"', "db/connection.ts"],
  ["migrations/0009-a.ts", 'import { x } from "./0001-b.ts"', "migrations/0001-b.ts"],
])("in %s, %s is noticed", (file, text, wrong) => {
  expect(forbidden(file, text)).toEqual([`${file} -> ${wrong}`]);
});

const CLOCK_OR_CHANCE = /\bnew Date\(\)|\bDate\(\)|\bDate\.now\b|\bMath\.random\b|\brandomUUID\b|\bperformance\.now\b/;

test("the domain knows neither the clock nor chance", () => {
  const domain = sources.filter((file) => file.startsWith("app/domain/"));
  expect(domain.filter((file) => CLOCK_OR_CHANCE.test(codeOf(file)))).toEqual([]);
});

test.each(["const now = new Date()", "Date.now()", "[Date.now]", "Math.random()"])("%s is noticed", (text) => {
  expect(text).toMatch(CLOCK_OR_CHANCE);
});

test("nothing in app imports kysely", () => {
  const app = sources.filter((file) => file.startsWith("app/"));
  expect(app.filter((file) => imports(file).some(({ target }) => /^kysely(\/|$)/.test(target)))).toEqual([]);
});

function filesIn(folder: string) {
  const names = readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" });
  return names.map((name) => `${folder}/${name}`).filter((file) => statSync(path.join(root, file)).isFile());
}

function ruleOf(file: string): Rule | undefined {
  const fitting = RULES.filter(({ folder }) => file === folder || file.startsWith(`${folder}/`));
  return fitting.sort((a, b) => b.folder.length - a.folder.length)[0];
}

function forbidden(file: string, text?: string) {
  const rule = ruleOf(file);
  return imports(file, text)
    .filter(({ target, typeOnly, late }) => {
      const name = isOwn(file, target) ? "own/" : target;
      const may =
        rule?.may.test(name) || (typeOnly && rule?.mayType?.test(name)) || (late && rule?.mayLate?.test(name));
      return !may || rule?.never?.test(name) || isLaterArea(file, target);
    })
    .map(({ target }) => `${file} -> ${target}`);
}

function isLaterArea(file: string, target: string) {
  const area = (name: string) => (name.startsWith("app/domain/") ? AREAS.indexOf(name.split("/")[2] ?? "") : -1);
  return area(file) >= 0 && area(target) > area(file);
}

/** A page's private parts lie beside it; another page's are not its business. */
function isOwn(file: string, target: string) {
  return file.startsWith("app/routes/") && target.startsWith(`${path.dirname(file)}/`);
}

type Import = { target: string; typeOnly: boolean; late: boolean };

function imports(file: string, text = readFileSync(path.join(root, file), "utf8")) {
  const found: Import[] = [];
  const add = (specifier: ts.Node | undefined, { typeOnly = false, late = false }) => {
    if (specifier && ts.isStringLiteral(specifier)) {
      found.push({ target: fromRoot(file, specifier.text), typeOnly, late });
    }
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, { typeOnly: node.importClause?.isTypeOnly });
    if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, { typeOnly: node.isTypeOnly });
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node.arguments[0], { late: true });
    }
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      add(node.argument.literal, { typeOnly: true });
    ts.forEachChild(node, visit);
  };
  visit(parsed(file, text));
  return found;
}

/** The text of a file without its comments. */
function codeOf(file: string) {
  const text = readFileSync(path.join(root, file), "utf8");
  return ts.createPrinter({ removeComments: true }).printFile(parsed(file, text));
}

function parsed(file: string, text: string) {
  const kind = file.endsWith("x") ? ts.ScriptKind.TSX : file.endsWith(".js") ? ts.ScriptKind.JS : ts.ScriptKind.TS;
  return ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind);
}

function fromRoot(file: string, specifier: string) {
  return specifier.startsWith(".") ? path.join(path.dirname(file), specifier) : specifier.replace(/^#/, "");
}
