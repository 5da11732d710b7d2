import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "#app/domain/access/actor.ts";
import type { ExportAsked } from "#app/domain/exports/address.ts";
import { EXPORT_LISTS, parseExportAddress } from "#app/domain/exports/lists.ts";
import { useDataFolder } from "#app/http/data-folder.ts";
import { listRows } from "#app/services/exports/list-rows.ts";
import type { Executor } from "#db/transaction.ts";
import { anActor, aPartnership, aPremisesGroup, testDatabase, type TestPartnership } from "../factories.ts";
import { everyPage, type Page, readEverywhere } from "../support/every-page.ts";
import { aWholeCase } from "../support/whole-case.ts";
import { aWholeIncident } from "../support/whole-incident.ts";
import { aWholePremises } from "../support/whole-premises.ts";

let db: Executor;
let p: TestPartnership;
let ids: Record<string, string>;
let pages: Page[];
const actors: Record<string, Actor> = {};
const canary = (field: string) => `Zq${field}xcanary`;

/** An incident at premises with a word of its own in every field of it, its people, its report, its problem and its case. */
beforeAll(async () => {
  pages = await everyPage();
  db = await testDatabase();
  useDataFolder("/nowhere");
  p = await aPartnership(db);
  const { groupId } = await aPremisesGroup(db, p);
  const userId = (await anActor(db, p)).id;
  const ofCase = await aWholeCase(db, p, { groupId: p.jagId, userId, mark: canary });
  const incident = await aWholeIncident(db, p, { caseId: ofCase.caseId ?? "", mark: canary });
  const premises = await aWholePremises(db, p, { incidentId: incident.incidentId, mark: (field) => `${field} words` });
  ids = { ...ofCase, ...incident, ...premises };
  actors["a licensing officer"] = await anActor(db, p, { duties: ["licensing-officer"] });
  actors["the chair of the premises group"] = await anActor(db, p, { groups: { [groupId]: "chair" } });
  actors["a member of the premises group"] = await anActor(db, p, { groups: { [groupId]: "member" } });
}, 120_000);

const wordsIn = (text: string) => [...new Set(text.match(/Zq\w+?xcanary/g) ?? [])];
const FOR_LICENSING = [canary("licensing")];

describe.each(["a licensing officer", "the chair of the premises group", "a member of the premises group"])(
  "%s",
  (who) => {
    test("reads on the pages of premises what was written for licensing, and no other word of the incident", async () => {
      const some = pages.filter(({ at }) => at.startsWith("/premises"));
      const read = await readEverywhere(some, actors[who] as Actor, ids, ["", "?show=all", "?from=2026-01&to=2026-12"]);
      expect(read.length).toBeGreaterThan(30);
      expect(wordsIn(JSON.stringify(read))).toEqual(FOR_LICENSING);
      const incidents = read.filter(({ text }) => text.includes(canary("licensing"))).map(({ at }) => at);
      expect(incidents).toEqual(expect.arrayContaining(["/premises/:premisesId/incidents", "/premises/undecided"]));
    });

    test("has no other word of it in any file of a list of premises", async () => {
      const lists = Object.entries(EXPORT_LISTS).filter(([, { permission }]) => permission.startsWith("premises:"));
      expect(lists.map(([list]) => list)).toContain("premises-incidents");
      const texts = [];
      for (const [list] of lists) {
        const asked = parseExportAddress(new URLSearchParams({ list, premises: ids.premisesId ?? "" }));
        if (asked) texts.push(await fileOf(actors[who] as Actor, asked));
      }
      expect(wordsIn(texts.join(" "))).toEqual(FOR_LICENSING);
    });

    test("finds nothing of the incident anywhere else", async () => {
      const some = pages.filter(({ at }) => at.startsWith("/incidents") || at.startsWith("/people"));
      const read = await readEverywhere(some, actors[who] as Actor, ids);
      expect(wordsIn(JSON.stringify(read))).toEqual([]);
    });
  },
);

async function fileOf(actor: Actor, asked: ExportAsked) {
  const rows = [];
  for await (const batch of listRows({ db, actor, now: new Date("2026-03-20T09:00:00Z") }, asked)) rows.push(...batch);
  return JSON.stringify(rows);
}
