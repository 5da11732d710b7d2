import { beforeEach, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { FIRST_QUESTIONNAIRE } from "#app/domain/risk/shipped-lists.ts";
import { readQuestionnaire } from "#app/domain/risk/questionnaire.ts";
import { draftToType, type TypedDraft } from "#app/domain/risk/questionnaire.form.ts";
import * as levelPage from "#app/routes/admin/location-levels.$levelId/route.tsx";
import * as levelsPage from "#app/routes/admin/location-levels._index/route.tsx";
import * as versionPage from "#app/routes/admin/questionnaire.$questionnaireId/route.tsx";
import * as questionnairesPage from "#app/routes/admin/questionnaire._index/route.tsx";
import * as draftPage from "#app/routes/admin/questionnaire.draft/route.tsx";
import * as discardPage from "#app/routes/admin/questionnaire.draft_.discard/route.tsx";
import * as factorPage from "#app/routes/admin/risk-factors.$factorId/route.tsx";
import * as factorsPage from "#app/routes/admin/risk-factors._index/route.tsx";
import { giveFirstRiskLists } from "#app/services/risk/give-first-lists.ts";
import { listLocationLevels } from "#db/queries/location-assessments.ts";
import { listRiskFactors } from "#db/queries/risk-lists.ts";
import { findQuestionnaireInUse } from "#db/queries/victim-assessments.ts";
import { inTransaction, type Executor } from "#db/transaction.ts";
import { anActor, aPartnership, auditEvents, get, post, testDatabase, type TestPartnership } from "../factories.ts";

let db: Executor;
let p: TestPartnership;
let administrator: Actor;
beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  await giveLists(p);
  administrator = await anActor(db, p, { duties: ["administrator"] });
});

const giveLists = ({ partnershipId }: TestPartnership) =>
  inTransaction(db, (trx) => giveFirstRiskLists(trx, partnershipId, "2026-01-05T09:00:00.000Z"));
const factors = async () =>
  (await listRiskFactors(db, p.partnershipId, { today: "2999-01-01", limit: 50 })).map(({ name }) => name);
const levels = () => listLocationLevels(db, p.partnershipId, "2999-01-01");
const levelNames = async () => (await levels()).map(({ name }) => name);
const events = async () => (await auditEvents(db)).map((e) => e.event);
const inUse = () => findQuestionnaireInUse(db, p.partnershipId);

/** As the page sends it. */
function typedFields({ questions, ...rest }: TypedDraft, more: Record<string, string>) {
  const fields: Record<string, string> = { ...rest, version: "1", ...more };
  questions.forEach(({ words, answers }, q) => {
    fields[`q${q}`] = words;
    answers.forEach((answer, a) => {
      fields[`q${q}a${a}`] = answer.words;
      fields[`q${q}a${a}p`] = answer.points;
    });
  });
  return fields;
}
const shipped = draftToType(FIRST_QUESTIONNAIRE);

test("an administrator adds, renames and retires a factor; a lost race shows both", async () => {
  expect(await post(factorsPage.action, administrator, {}, { name: "WEAPON" })).toMatchObject({
    init: { status: 422 },
  });
  expect(await post(factorsPage.action, administrator, {}, { name: "" })).toMatchObject({ init: { status: 400 } });
  await post(factorsPage.action, administrator, {}, { name: "Arson" });
  const rows = (await get(factorsPage.loader, administrator)) as { id: string; name: string }[];
  const factorId = rows.find(({ name }) => name === "Arson")?.id ?? "";
  const change = { version: "1", name: "Fire setting", offered: "no" };
  expect(await post(factorPage.action, administrator, { factorId }, change)).toMatchObject({ status: 302 });
  expect(await factors()).not.toContain("Fire setting");
  expect(await post(factorPage.action, administrator, { factorId }, { ...change, name: "Fire" })).toMatchObject({
    init: { status: 409 },
    data: { current: { name: "Fire setting", offered: "no" }, values: { name: "Fire", version: "2" } },
  });
  await post(factorPage.action, administrator, { factorId }, { ...change, version: "2", offered: "yes" });
  expect(await factors()).toContain("Fire setting");
  expect((await events()).filter((event) => event.startsWith("risk-factor"))).toEqual([
    "risk-factor.added",
    "risk-factor.listed",
    "risk-factor.changed",
    "risk-factor.changed",
  ]);
});

test("a level for places is put where it belongs in the scale, and moves the others", async () => {
  const level = { name: "Urgent", meaning: "Somebody is afraid to pass.", reviewDays: "21", place: "3" };
  await post(levelsPage.action, administrator, {}, level);
  expect(await levelNames()).toEqual(["Watch", "Concern", "Serious", "Urgent", "Critical"]);
  const urgent = (await levels()).find(({ name }) => name === "Urgent");
  const change = { ...level, version: String(urgent?.version), place: "0", offered: "yes" };
  await post(levelPage.action, administrator, { levelId: urgent?.id ?? "" }, change);
  expect(await levelNames()).toEqual(["Urgent", "Watch", "Concern", "Serious", "Critical"]);
  expect((await levels()).map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5]);
  expect(await post(levelPage.action, administrator, { levelId: urgent?.id ?? "" }, change)).toMatchObject({
    init: { status: 409 },
    data: { values: { meaning: level.meaning } },
  });
});

test.each([
  ["no name", { name: " " }, 400, "name"],
  ["a name that stands", { name: "watch" }, 422, "name"],
  ["no meaning", { meaning: "" }, 400, "meaning"],
  ["no days", { reviewDays: "0" }, 400, "reviewDays"],
  ["half a day", { reviewDays: "1.5" }, 400, "reviewDays"],
  ["more than a year", { reviewDays: "366" }, 400, "reviewDays"],
])("a level with %s is refused at its field", async (_name, wrong, status, field) => {
  const level = { name: "Urgent", meaning: "Somebody is afraid.", reviewDays: "21", place: "0", ...wrong };
  expect(await post(levelsPage.action, administrator, {}, level)).toMatchObject({
    init: { status },
    data: { values: level, errors: { [field]: expect.any(String) as string } },
  });
});

test("the last level of the scale is not retired", async () => {
  const [last, ...others] = await levels();
  for (const level of [...others, last]) {
    const change = {
      name: level?.name ?? "",
      meaning: level?.meaning ?? "",
      reviewDays: "14",
      place: "0",
      offered: "no",
    };
    const version = String((await levels()).find(({ id }) => id === level?.id)?.version);
    const reply = await post(levelPage.action, administrator, { levelId: level?.id ?? "" }, { ...change, version });
    expect(reply).toMatchObject(level === last ? { init: { status: 422 } } : { status: 302 });
  }
});

test("a new version begins as the one in use, and is used once it is published", async () => {
  const first = await inUse();
  await post(questionnairesPage.action, administrator, {}, {});
  await post(questionnairesPage.action, administrator, {}, {});
  expect(await get(questionnairesPage.loader, administrator)).toMatchObject({ hasDraft: true, inUse: { number: 1 } });
  const own = { ...shipped, name: "The matrix of the force", questions: shipped.questions.slice(1), highFrom: "20" };
  expect(await post(draftPage.action, administrator, {}, typedFields(own, { do: "save" }))).toMatchObject({
    status: 302,
  });
  expect((await inUse())?.id).toBe(first?.id);
  // Whoever opened it before is shown what is recorded now, and keeps what they typed.
  const late = typedFields({ ...own, name: "Another" }, { do: "publish" });
  expect(await post(draftPage.action, administrator, {}, late)).toMatchObject({
    init: { status: 409 },
    data: { version: "2", typed: { name: "Another" }, current: { name: "The matrix of the force" } },
  });
  await post(draftPage.action, administrator, {}, typedFields(own, { do: "publish", version: "2" }));
  const now = await inUse();
  expect(now?.number).toBe(2);
  expect(readQuestionnaire(now?.content ?? "")).toEqual({
    ...FIRST_QUESTIONNAIRE,
    name: "The matrix of the force",
    highFrom: 20,
    questions: FIRST_QUESTIONNAIRE.questions.slice(1),
  });
  expect(await post(draftPage.action, administrator, {}, typedFields(own, { version: "3" }))).toMatchObject({
    init: { status: 409 },
  });
  expect(await get(versionPage.loader, administrator, { questionnaireId: first?.id ?? "" })).toMatchObject({
    number: 1,
    content: { name: "NOT the Sentinel matrix; replace with yours" },
  });
  expect((await events()).filter((event) => /questionnaire.(begun|changed|published)/.test(event))).toEqual([
    "questionnaire.begun",
    "questionnaire.changed",
    "questionnaire.published",
  ]);
});

test("a draft is discarded once asked, as it stands, and the next one begins from what is in use", async () => {
  const first = await inUse();
  await post(questionnairesPage.action, administrator, {}, {});
  await post(draftPage.action, administrator, {}, typedFields({ ...shipped, name: "Half done" }, { do: "save" }));
  // Somebody changed it after this page was opened: it stays, and the page shows it as it is now.
  expect(await post(discardPage.action, administrator, {}, { version: "1" })).toMatchObject({ init: { status: 409 } });
  expect(await post(discardPage.action, administrator, {}, { version: "x" })).toMatchObject({ status: 400 });
  expect(await get(discardPage.loader, administrator)).toMatchObject({ version: 2, content: { name: "Half done" } });
  expect(await post(discardPage.action, administrator, {}, { version: "2" })).toMatchObject({ status: 302 });
  // The same form sent again.
  expect(await post(discardPage.action, administrator, {}, { version: "2" })).toMatchObject({ status: 302 });
  expect(await get(draftPage.loader, administrator)).toMatchObject({ status: 302 });
  expect(await get(discardPage.loader, administrator)).toMatchObject({ status: 302 });
  expect(await get(questionnairesPage.loader, administrator)).toMatchObject({ hasDraft: false, inUse: { number: 1 } });
  expect(await inUse()).toEqual(first);
  await post(questionnairesPage.action, administrator, {}, {});
  expect(await get(draftPage.loader, administrator)).toMatchObject({ number: 2, typed: { name: shipped.name } });
  expect((await events()).filter((event) => event === "questionnaire.discarded")).toHaveLength(1);
});

test("no draft of another partnership is discarded", async () => {
  await post(questionnairesPage.action, administrator, {}, {});
  const other = await aPartnership(db);
  const stranger = await anActor(db, other, { duties: ["administrator"] });
  await post(discardPage.action, stranger, {}, { version: "1" });
  expect(await get(questionnairesPage.loader, administrator)).toMatchObject({ hasDraft: true });
});

test.each([
  ["no question", { ...shipped, questions: [] }, 422, "add-question"],
  ["bands out of order", { ...shipped, mediumFrom: "21" }, 422, "highFrom"],
  ["a High out of reach", { ...shipped, highFrom: "34" }, 422, "highFrom"],
  ["half a point", change({ points: "1.5" }), 400, "q0a0p"],
  ["no points", change({ points: "" }), 400, "q0a0p"],
  ["points without an answer", change({ words: "" }), 400, "q0a0"],
  ["no bands", { ...shipped, mediumFrom: "" }, 400, "mediumFrom"],
  ["no name", { ...shipped, name: "" }, 400, "name"],
])("with %s it is not published, and what was typed is kept", async (_name, typed, status, field) => {
  await post(questionnairesPage.action, administrator, {}, {});
  expect(await post(draftPage.action, administrator, {}, typedFields(typed, { do: "publish" }))).toMatchObject({
    init: { status },
    data: { typed, errors: { [field]: expect.any(String) as string } },
  });
  expect((await inUse())?.number).toBe(1);
});

function change(answer: { words?: string; points?: string }): TypedDraft {
  const [first, ...others] = shipped.questions;
  const [top, ...rest] = first?.answers ?? [];
  return {
    ...shipped,
    questions: [
      { words: first?.words ?? "", answers: [{ words: top?.words ?? "", points: "0", ...answer }, ...rest] },
      ...others,
    ],
  };
}

test.each([
  ["add-question", [10, 11], (t: TypedDraft) => t.questions[10]?.answers.length, 2],
  ["remove-0", [10, 9], (t: TypedDraft) => t.questions[0]?.words, shipped.questions[1]?.words],
  ["up-1", [10, 10], (t: TypedDraft) => t.questions[0]?.words, shipped.questions[1]?.words],
  ["up-0", [10, 10], (t: TypedDraft) => t.questions[0]?.words, shipped.questions[0]?.words],
  ["add-answer-0", [10, 10], (t: TypedDraft) => t.questions[0]?.answers.length, 5],
  ["remove-99", [10, 10], (t: TypedDraft) => t.questions.length, 10],
])("the button %s changes the page and saves nothing", async (asked, [before, after], read, expected) => {
  await post(questionnairesPage.action, administrator, {}, {});
  expect(shipped.questions).toHaveLength(before ?? 0);
  const reply = (await post(draftPage.action, administrator, {}, typedFields(shipped, { do: asked }))) as { typed: TypedDraft }; // prettier-ignore
  expect(reply.typed.questions).toHaveLength(after ?? 0);
  expect(read(reply.typed)).toBe(expected);
  expect(await events()).not.toContain("questionnaire.changed");
});

test("nobody sees the lists of another partnership, nor changes them", async () => {
  const other = await aPartnership(db);
  await giveLists(other);
  const stranger = await anActor(db, other, { duties: ["administrator"] });
  const [level] = await levels();
  const [factor] = await listRiskFactors(db, p.partnershipId, { today: "2026-03-10", limit: 1 });
  const questionnaireId = (await inUse())?.id ?? "";
  expect(await get(levelPage.loader, stranger, { levelId: level?.id ?? "" })).toMatchObject({ status: 404 });
  expect(await get(factorPage.loader, stranger, { factorId: factor?.id ?? "" })).toMatchObject({ status: 404 });
  expect(await get(versionPage.loader, stranger, { questionnaireId })).toMatchObject({ status: 404 });
});
