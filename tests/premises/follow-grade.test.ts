import { beforeEach, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import type { Band } from "#app/domain/premises/bands.ts";
import { followGrade } from "#app/services/premises/follow-grade.ts";
import { settingsOn } from "#db/queries/settings.ts";
import { inTransaction } from "#db/transaction.ts";
import {
  aGrade,
  anActor,
  aPartnership,
  aPremises,
  aPremisesGroup,
  aSitting,
  testDatabase,
  type TestPartnership,
} from "../factories.ts";

let db: Awaited<ReturnType<typeof testDatabase>>;
let p: TestPartnership;
let officer: Actor;
let premisesId: string;
let groupId: string;

beforeEach(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  officer = await anActor(db, p, { duties: ["licensing-officer"] });
  premisesId = await aPremises(db, p);
  ({ groupId } = await aPremisesGroup(db, p));
});

/** Agrees a grade and lets it be followed, as the page of grades does. */
async function agree(band: Band, gradedOn: string, previousBand: Band | null = null, owner: Partial<Owner> = {}) {
  const sitting_id = await aSitting(db, p, { group_id: groupId, day: gradedOn });
  const gradeId = await aGrade(db, p, { premises_id: premisesId, sitting_id, agreed_band: band, graded_on: gradedOn });
  const settings = await settingsOn(db, p.partnershipId, gradedOn);
  const at = { actor: officer, now: new Date(`${gradedOn}T15:00:00.000Z`), today: gradedOn, settings };
  await inTransaction(db, (trx) =>
    followGrade(trx, at, { premisesId, gradeId, band, previousBand, gradedOn, ...NOBODY, ...owner }),
  );
  return gradeId;
}
type Owner = { ownerAgencyId: string | null; ownerUserId: string | null };
const NOBODY: Owner = { ownerAgencyId: null, ownerUserId: null };
const meetings = () => db.selectFrom("premises_meeting").selectAll().orderBy("id").execute();
const actions = () => db.selectFrom("action").selectAll().orderBy("id").execute();

test("Red asks for a meeting within ten working days, over a bank holiday, and its action says so", async () => {
  await agree("red", "2026-03-26", null, { ownerAgencyId: p.councilId, ownerUserId: officer.id });
  const [meeting] = await meetings();
  // Good Friday is 3 April, Easter Monday 6 April.
  expect(meeting).toMatchObject({ band: "red", due_on: "2026-04-13" });
  expect(await actions()).toMatchObject([
    {
      ...{ id: meeting?.action_id, context: "premises", premises_id: premisesId, due_on: "2026-04-13" },
      ...{ priority: "high", owner_user_id: officer.id, words: "Convene the meeting with the premises: The Old Forge" },
    },
  ]);
});
