import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { SETTING_KEYS } from "#app/domain/settings/definitions.ts";
import { actorInWords, EVENT_NAMES, eventInWords, kindInWords } from "#app/domain/audit/event-names.ts";

const root = path.resolve(import.meta.dirname, "../..");
/** Of the shape of an event's name, and none. */
const OTHERS = new Set<string>([
  ...SETTING_KEYS,
  "audit-heads.log",
  "content.xml",
  "spreadsheetml.sheet",
  "wordprocessingml.document",
  "joint-action.db",
  "joint-action.guard",
  "demo.db",
  "this-is-a-demonstration.txt",
  "meetings.ics",
  "errors.csv",
]);
const SHAPE = /^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/;

test("every event that the code writes has words, and there are words for no other", () => {
  const written = new Set<string>();
  for (const folder of ["services", "http", "jobs", "cli", "routes", "worker"]) {
    const files = readdirSync(path.join(root, "app", folder), { recursive: true, encoding: "utf8" });
    for (const file of files.filter((name) => /\.tsx?$/.test(name))) {
      for (const name of namesIn(readFileSync(path.join(root, "app", folder, file), "utf8"))) written.add(name);
    }
  }
  const known = Object.keys(EVENT_NAMES);
  const begun = [...written].filter((name) => name.endsWith("."));
  expect([...written].filter((name) => !known.includes(name) && !begun.includes(name))).toEqual([]);
  expect(begun.filter((beginning) => !known.some((name) => name.startsWith(beginning)))).toEqual([]);
  expect(known.filter((name) => !written.has(name) && !begun.some((beginning) => name.startsWith(beginning)))).toEqual(
    [],
  );
});

test("no setting has the name of an event", () => {
  expect(SETTING_KEYS.filter((key) => key in EVENT_NAMES)).toEqual([]);
});

/** Whole names, and the beginnings of those that are put together. */
function namesIn(text: string) {
  const names: string[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node)) return;
    if (ts.isStringLiteral(node) && SHAPE.test(node.text) && !OTHERS.has(node.text)) names.push(node.text);
    if (ts.isTemplateExpression(node) && /^[a-z-]+\.$/.test(node.head.text)) names.push(node.head.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("a.tsx", text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));
  return names;
}

test("the names are in order, so that a new one has its place", () => {
  expect(Object.keys(EVENT_NAMES)).toEqual(Object.keys(EVENT_NAMES).sort());
});

test.each([
  ["case.viewed", "Looked at a case"],
  ["something.new", "something.new"],
  ["toString", "toString"],
])("%s is %s", (event, words) => {
  expect(eventInWords(event)).toBe(words);
});

test.each([
  ["anonymous", "Nobody signed in"],
  ["system:jobs", "Joint Action itself"],
  ["system:root", "Command run by root"],
  ["0190", "Unknown"],
])("%s is %s", (actorId, words) => {
  expect(actorInWords(actorId)).toBe(words);
});

test("a kind of record is written as a word", () => {
  expect(kindInWords("person-search")).toBe("Person search");
});
