import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { beforeAll, describe, expect, test } from "vitest";
import { engine, testDatabase } from "./factories.ts";
import { schemaOf, type Table } from "./support/schema.ts";
import { REVIEW_APPEND_ONLY } from "./case-reviews/append-only-tables.ts";
import { PROBLEM_APPEND_ONLY } from "./incidents/append-only-tables.ts";
import { MEETING_APPEND_ONLY } from "./meetings/append-only-tables.ts";
import { FIGURES_APPEND_ONLY } from "./performance/append-only-tables.ts";
import { PLANNING_APPEND_ONLY } from "./plan/append-only-tables.ts";
import { RIGHTS_APPEND_ONLY } from "./rights/append-only-tables.ts";
import { RISK_APPEND_ONLY } from "./risk/append-only-tables.ts";

const root = path.resolve(import.meta.dirname, "..");

/** DESIGN 4: every row but these has a partnership. */
const OF_NO_PARTNERSHIP = {
  partnership: "is one",
  agency: "shared by partnerships",
  user_account: "shared by partnerships",
  recovery_code: "of a user",
  access_link: "of a user, or of the set-up before there is a partnership",
  credential_reset: "of a user",
  demonstration_birth: "of the whole database",
  unsent_form: "of a user",
  sign_in_attempt: "of somebody who is not yet known",
  job: "of the installation",
  email_code: "of a session that is not yet anybody's",
  job_run: "of the installation",
  notification_choice: "of a user",
  calendar_feed: "of a user",
  bank_holiday: "of the country",
  erasure_marker: "stays empty",
  audit_archive: "of the whole log",
  audit_detail: "of an event",
  audit_detail_erased: "of an event",
  audit_object: "of an event",
  audit_unsealed: "of an event",
  audit_seal: "of the whole log",
  legal_parameter: "the law is one for all",
};

/** Updated without a version, because nobody edits them: what they hold is the app's own record of what happened. */
const UPDATED_BY_THE_APP = {
  session: "where a session stands",
  access_link: "used once, by its own condition",
  recovery_code: "used once, by its own condition",
  credential_reset: "acknowledged once, by its user",
  job: "taken by a lease",
  notification: "read or not",
  outbox_email: "where a message stands",
  imported_incident: "as the newest file has it",
  import_batch: "from loading to visible to undone",
  figure_slice: "which revision is the newest",
  import_row: "what became of a row of a file",
  recent_view: "the instant of the last look",
  counted_change: "counted by triggers",
  reference_counter: "counts in one statement",
  unsent_form: "handed to the session that it waits for",
  sign_in_attempt: "the throttle's own",
  erasure_run: "open within one transaction",
  disclosure_entry: "emptied in an erasure run alone",
};

const APPEND_ONLY = [
  ...[
    "action_change",
    "audit_archive",
    "audit_detail",
    "audit_detail_erased",
    "audit_event",
    "audit_object",
    "audit_seal",
    "break_glass",
    "case_change",
    "case_closure",
    "case_note",
    "demonstration_birth",
    "disclosure",
    "incident_step",
    "intervention_step",
  ],
  ...[
    "note_sharing",
    "plan_step_change",
    "premises_grade",
    "premises_incident_change",
    "record_print",
    "referral_decision",
    "risk_assessment",
    "setting_change",
  ],
  "sitting_change",
  ...PROBLEM_APPEND_ONLY,
  ...RISK_APPEND_ONLY,
  ...FIGURES_APPEND_ONLY,
  ...PLANNING_APPEND_ONLY,
  ...RIGHTS_APPEND_ONLY,
  ...MEETING_APPEND_ONLY,
  ...REVIEW_APPEND_ONLY,
];

let tables: Table[];
beforeAll(async () => {
  tables = await schemaOf(await testDatabase());
});
const named = (name: string) => tables.find((table) => table.name === name);

test("the schema is seen", () => {
  expect(tables.length).toBeGreaterThan(30);
  expect(named("case_record")?.foreignKeys.length).toBeGreaterThan(3);
  expect(named("case_record")?.checks.length).toBeGreaterThan(3);
});

test("every table is STRICT", () => {
  expect(tables.filter((table) => !table.isStrict).map((table) => table.name)).toEqual([]);
});

test("every foreign key has an index that begins with it", () => {
  const without = tables.flatMap((table) =>
    table.foreignKeys
      .filter(
        (key) => !table.indexes.some((index) => [...key].sort().join() === index.slice(0, key.length).sort().join()),
      )
      .map((key) => `${table.name}: ${key.join(", ")}`),
  );
  expect(without).toEqual([]);
});

test("every table but the named ones has a partnership", () => {
  const without = tables.filter((table) => !table.columns.has("partnership_id")).map((table) => table.name);
  expect(without).toEqual(Object.keys(OF_NO_PARTNERSHIP).sort());
});

test("every CHECK has a name", () => {
  expect(tables.filter((table) => table.checks.includes(null)).map((table) => table.name)).toEqual([]);
});

test("whatever a query updates has a version, or is nobody's to edit", () => {
  const names = readdirSync(path.join(root, "db/queries"), { recursive: true, encoding: "utf8" });
  const sources = names
    .filter((name) => name.endsWith(".ts"))
    .map((name) => readFileSync(path.join(root, "db/queries", name), "utf8"));
  const updated = new Set(
    sources.flatMap((text) => [...text.matchAll(/updateTable\(\s*"(\w+)"/g)].map((match) => match[1] ?? "")),
  );
  const without = [...updated].filter((name) => !named(name)?.columns.has("version") && !(name in UPDATED_BY_THE_APP));
  expect(updated.size).toBeGreaterThan(3);
  expect(without).toEqual([]);
});

test("the append-only tables are the ones whose triggers tests/audit/erasure.test.ts tries", () => {
  expect(tables.filter((table) => table.isAppendOnly).map((table) => table.name)).toEqual([...APPEND_ONLY].sort());
  expect(
    tables.filter((table) => table.isAppendOnly && table.columns.has("version")).map((table) => table.name),
  ).toEqual([]);
});

test("text is compared and sorted byte by byte", () => {
  // SQLite does so unless a column says otherwise.
  const wanted = engine === "postgres" ? "C" : null;
  const columns = tables.flatMap((table) =>
    [...table.columns].map(([name, column]) => ({ ...column, name: `${table.name}.${name}` })),
  );
  expect(columns.filter((c) => c.type === "text" && c.collation !== wanted).map((c) => c.name)).toEqual([]);
});

describe("db/types", () => {
  test("says of every table and column what the database says", () => {
    const real = Object.fromEntries(
      tables.filter((table) => table.name !== "erasure_marker").map((table) => [
        table.name,
        Object.fromEntries([...table.columns].map(([name, c]) => [name, `${c.type === "text" ? "string" : "number"}${c.isNullable ? " | null" : ""}`])),
      ]),
    ); // prettier-ignore
    expect(declared()).toEqual(real);
  });
});

/** The Database type as the compiler sees it: `string`, `number`, each with or without ` | null`. */
function declared() {
  const file = path.join(root, "db/types/database.ts");
  const { config } = ts.readConfigFile(path.join(root, "tsconfig.json"), (name) => ts.sys.readFile(name)) as {
    config: unknown;
  };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const program = ts.createProgram([file], { ...options, types: [], lib: undefined, noEmit: true });
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  const database = module && checker.getExportsOfModule(module).find((symbol) => symbol.name === "Database");
  if (!database) throw new Error("db/types/database.ts exports no Database");
  const propertiesOf = (type: ts.Type) =>
    checker.getPropertiesOfType(type).map((p) => [p.name, checker.getTypeOfSymbol(p)] as const);
  return Object.fromEntries(
    propertiesOf(checker.getDeclaredTypeOfSymbol(database)).map(([table, row]) => [
      table,
      Object.fromEntries(propertiesOf(row).map(([column, type]) => [column, kindOf(type)])),
    ]),
  );
}

function kindOf(type: ts.Type) {
  const parts = type.isUnion() ? type.types : [type];
  const values = parts.filter((part) => !(part.flags & ts.TypeFlags.Null));
  const kind = values.every((part) => part.flags & ts.TypeFlags.StringLike)
    ? "string"
    : values.every((part) => part.flags & ts.TypeFlags.NumberLike)
      ? "number"
      : "?";
  return parts.length > values.length ? `${kind} | null` : kind;
}
