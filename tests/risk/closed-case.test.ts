import { beforeEach, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { refuseAssetPlus } from "#app/domain/risk/asset-plus.form.ts";
import { action as assess } from "#app/routes/cases/cases.$caseId_.assess-risk/route.tsx";
import { action as assetPlus } from "#app/routes/risk/cases.$caseId_.risk_.people.$personId.asset-plus/route.tsx";
import { action as questions } from "#app/routes/risk/cases.$caseId_.risk_.people.$personId.questions/route.tsx";
import { action as review } from "#app/routes/risk/cases.$caseId_.risk_.review/route.tsx";
import { inTransaction, type Executor } from "#db/transaction.ts";
import { aCase, anActor, aPartnership, aPerson, type Handler, post, testDatabase } from "../factories.ts";
import { assessed, dayOf, levels } from "./assessing.ts";

test.each([
  ["today in an open case", false, "2026-03-10", undefined],
  ["tomorrow in an open case", false, "2026-03-11", "levelOn"],
  ["yesterday in a closed case", true, "2026-03-09", null],
  ["tomorrow in a closed case", true, "2026-03-11", null],
])("AssetPlus levels of %s", (_name, isClosed, levelOn, field) => {
  expect(refuseAssetPlus({ isClosed }, { levelOn }, "2026-03-10")?.field).toBe(field);
});

let db: Executor;
let chair: Actor;
let caseId: string;
let personId: string;
beforeEach(async () => {
  db = await testDatabase();
  const p = await aPartnership(db);
  chair = await anActor(db, p, { groups: { [p.youthJagId]: "chair" } });
  personId = await aPerson(db, p, { birth_date: "2014-05-01" });
  ({ id: caseId } = await aCase(db, p, { group_id: p.youthJagId, person_id: personId }));
});

const form = {
  assess: () => ({ ...assessed(levels("low", "low", "low")), personId, strengths: "Football", ownView: "Bored" }),
  assetPlus: () => ({
    reoffending: "low",
    seriousHarm: "low",
    safety: "low",
    sharedBy: "Sam",
    ...dayOf("levelOn", "2026-03-01"),
  }),
  questions: () => ({ mentalHealth: "no" }),
  review: () => ({ words: "Looked at again" }),
};

test.each<
  [
    string,
    unknown,
    () => Record<string, string>,
    "risk_assessment" | "asset_plus_level" | "risk_questions" | "risk_review",
  ]
>([
  ["an assessment", assess, form.assess, "risk_assessment"],
  ["AssetPlus levels", assetPlus, form.assetPlus, "asset_plus_level"],
  ["questions about risk", questions, form.questions, "risk_questions"],
  ["a review", review, form.review, "risk_review"],
])("a closed case takes no more: %s", async (_name, action, fields, table) => {
  await inTransaction(db, (trx) =>
    trx
      .updateTable("case_record")
      .set({ status: "closed", closed_on: "2026-03-06" })
      .where("id", "=", caseId)
      .execute(),
  );
  expect(await post(action as Handler, chair, { caseId, personId }, fields())).toMatchObject({ init: { status: 422 } });
  expect(await db.selectFrom(table).selectAll().execute()).toEqual([]);
});
