import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import { type Executor, inTransaction } from "#db/transaction.ts";
import { anActor, aPartnership, testDatabase, type TestPartnership } from "../factories.ts";
import { everyPage, readEverywhere } from "../support/every-page.ts";
import { aBrokenGlass, aFlag, aWorker } from "../support/need-to-know.ts";
import { aWholeCase, type WholeCase } from "../support/whole-case.ts";

// A word of its own in every field of a case that not everybody may read who may open it: no page gives it to the others.

const pages = await everyPage();
const mark = (field: string) => `Zq${field}canary`;
const PRIVATE = ["private"];
const REASONS = ["conflict", "glass", "request"];
const WHEREABOUTS = ["victimaddress", "victimphone", "safe"];

let db: Executor;
let p: TestPartnership;
let ids: WholeCase;
let ofVictim: WholeCase;
const council = (groups: Parameters<typeof anActor>[2]) => anActor(db, p, groups);

beforeAll(async () => {
  db = await testDatabase();
  p = await aPartnership(db);
  ids = await aWholeCase(db, p, { groupId: p.jagId, mark });
  ofVictim = { ...ids, personId: ids.victimId };
  await aFlag(db, p, ids.caseId, "da-marac");
});

/** The words that this actor reads anywhere, about the case, its subject and its victim. */
async function wordsRead(actor: Actor): Promise<string[]> {
  const queries = ["", `?group=${p.jagId}`, `?group=${p.jagId}&status=open`, "?role=victim"];
  const read = [
    ...(await readEverywhere(pages, actor, ids, queries)),
    ...(await readEverywhere(
      pages.filter(({ at }) => at.includes(":personId")),
      actor,
      ofVictim,
    )),
  ];
  return [
    ...new Set(read.flatMap(({ text }) => [...text.matchAll(/Zq([a-z]+)canary/g)].map(([, field = ""]) => field))),
  ];
}

const those = (fields: string[], read: string[]) => fields.filter((field) => read.includes(field));

describe("who reads what of one case", () => {
  test("its chair reads why somebody has a conflict or broke the glass, and where a victim lives; no private note of another agency", async () => {
    const read = await wordsRead(await council({ groups: { [p.jagId]: "chair" } }));
    expect(those([...REASONS, ...WHEREABOUTS, "note"], read)).toEqual([...REASONS, ...WHEREABOUTS, "note"]);
    expect(those(PRIVATE, read)).toEqual([]);
  }, 120_000);

  test("a member reads the case, and none of these", async () => {
    const read = await wordsRead(await council({ groups: { [p.jagId]: "member" } }));
    expect(those(["note", "reoffending", "step", "victim"], read)).toHaveLength(4);
    expect(those([...PRIVATE, ...REASONS, ...WHEREABOUTS], read)).toEqual([]);
  }, 120_000);

  test("of their own agency they read its private notes, and nothing else more", async () => {
    const read = await wordsRead(await council({ agencyId: p.policeId, groups: { [p.jagId]: "member" } }));
    expect(those([...PRIVATE, ...REASONS, ...WHEREABOUTS], read)).toEqual(PRIVATE);
  }, 120_000);

  test("a coordinator who works with the perpetrator reads nowhere how to reach the victim", async () => {
    const actor = await council({ groups: { [p.jagId]: "coordinator" } });
    await aWorker(db, p, { personId: ids.personId, userId: actor.id, caseId: ids.caseId });
    expect(those(WHEREABOUTS, await wordsRead(actor))).toEqual([]);
  }, 120_000);

  test("whoever broke the glass reads the case, and none of these, whatever they are elsewhere", async () => {
    const actor = await council({ agencyId: p.policeId, groups: { [p.youthJagId]: "coordinator" }, isCaseLead: true });
    await aBrokenGlass(db, p, { caseId: ids.caseId, userId: actor.id, sessionId: actor.sessionId });
    const read = await wordsRead(actor);
    expect(read).toContain("note");
    expect(those([...PRIVATE, ...REASONS, ...WHEREABOUTS], read)).toEqual([]);
  }, 120_000);

  test.each([
    ["an ASB officer", { duties: ["asb-officer"] }],
    ["a manager", { duties: ["manager"] }],
    ["an executive", { duties: ["executive"] }],
    ["an administrator", { duties: ["administrator"] }],
    ["somebody of information governance", { duties: ["information-governance"] }],
    ["a guest of another group", { groups: {} }],
  ] as [string, Parameters<typeof anActor>[2]][])(
    "%s reads no word of it",
    async (_name, choice) => {
      expect(await wordsRead(await council(choice))).toEqual([]);
    },
    120_000,
  );

  test("when it is restricted its group reads no word of it", async () => {
    await inTransaction(db, (trx) =>
      trx.updateTable("case_record").set({ visibility: "restricted" }).where("id", "=", ids.caseId).execute(),
    );
    const read = await wordsRead(await council({ groups: { [p.jagId]: "chair" } }));
    // The referral that waits is the group's, and with it the person whom it names.
    expect(read.filter((field) => !["given", "family", "area", "referral"].includes(field))).toEqual([]);
  }, 120_000);
});
