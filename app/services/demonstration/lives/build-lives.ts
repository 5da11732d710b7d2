import { chanceFrom } from "../chance.ts";
import { namesOf } from "../names.ts";
import type { Places } from "../incidents.ts";
import type { World } from "../world.ts";
import { type Case } from "./case.ts";
import { openDesk } from "./desk.ts";
import { type CaseGroup, factsOf, workdayFrom } from "./groups.ts";
import { groupAction } from "./ordinary-actions.ts";
import { type Draw, tellOrdinary } from "./ordinary.ts";
import { tellReferrals } from "./ordinary-referrals.ts";
import { referToday } from "./waiting.ts";
import { tellVictims } from "./ordinary-victims.ts";
import { CASES, spansOf } from "./schedule.ts";
import { needToKnow } from "./need-to-know.ts";
import { GROUP_ACTIONS } from "./group-words.ts";
import { JAG_THEMES } from "./themes-jag.ts";
import { PLACE_THEMES } from "./themes-places.ts";
import { VULNERABLE_THEMES } from "./themes-vulnerable.ts";
import { tellDougie, tellGavin, tellRaymond } from "./told-adults.ts";
import {
  tellDenise,
  tellHarjit,
  tellRestricted,
  tellStudentHouse,
  tellTredgold,
  tellWarwickRise,
} from "./told-neighbours.ts";
import { placeNamed } from "./told.ts";
import { tellJordan, tellTyler } from "./told-young.ts";

/** A case as other parts of the demonstration need it: what it is about, who leads it, and when it was open. */
export type LivedCase = Pick<Case, "id" | "lead" | "supervisor"> & {
  group: CaseGroup;
  subjectKind: "person" | "location" | "problem";
  personId: string | null;
  locationId: string | null;
  openedOn: string;
  closedOn: string | null;
  isRestricted: boolean;
};
export type Lives = {
  /** In the order in which they were opened. */
  cases: Readonly<Record<CaseGroup, readonly LivedCase[]>>;
  openOn: (group: CaseGroup, day: string) => LivedCase[];
  /** The victim of three incidents in six months, who asks for a case review. */
  victimOfThree: { personId: string; caseId: string; problemId: string; incidentIds: string[]; reportIds: string[] };
  people: Record<"tyler" | "jordan" | "raymond" | "dougie" | "harjit", string>;
};

const THEMES = [...JAG_THEMES, ...VULNERABLE_THEMES, ...PLACE_THEMES];

/** People, what is reported of them, the cases of the groups and all below them, over the 24 months. */
export async function buildLives(world: World, places: Places, share = 1): Promise<Lives> {
  const desk = await openDesk(world);
  const chance = chanceFrom(7_301);
  const draw: Draw = { desk, chance, names: namesOf(chance), places, duties: new Map(), held: new Set() };
  const told = {
    ...{ tyler: tellTyler(draw), jordan: tellJordan(draw), raymond: tellRaymond(draw), dougie: tellDougie(draw) },
    ...{ denise: tellDenise(draw), harjit: tellHarjit(draw), tredgold: tellTredgold(draw) },
    ...{
      warwick: tellWarwickRise(draw),
      students: tellStudentHouse(draw),
      restricted: tellRestricted(draw),
      gavin: tellGavin(draw),
    },
  };
  draw.held.add(`LEDG ${placeNamed(draw, "Warwick Rise").id}`);
  const { tyler, jordan, raymond, dougie, denise } = told;
  const all: Case[] = [
    tyler.kase,
    jordan.kase,
    raymond.kase,
    dougie.jag,
    dougie.adults,
    denise.kase,
    told.tredgold.kase,
  ];
  all.push(told.warwick.kase, told.students.kase, told.restricted.kase, told.gavin.kase);
  for (const [name, counts] of Object.entries(CASES) as [CaseGroup, (typeof CASES)[CaseGroup]][]) {
    const themes = THEMES.filter(({ group }) => group === name).flatMap(
      (theme) => Array(theme.weight).fill(theme) as (typeof theme)[],
    );
    for (const span of spansOf(world, chance, counts, share)) all.push(tellOrdinary(draw, chance.pick(themes), span));
    actionsOfGroup(draw, name, share);
  }
  tellVictims(draw, Math.round(60 * share));
  tellReferrals(draw, THEMES, share);
  await desk.ledger.write();
  await referToday(world, (name) => placeNamed(draw, name));
  await needToKnow(draw, {
    restricted: told.restricted.kase,
    conflict: told.students.kase,
    grouped: raymond.kase,
    all,
  });
  return livesOf(all, told.restricted.kase, {
    victimOfThree: {
      ...{ personId: denise.person.id, caseId: denise.kase.id, problemId: denise.problemId },
      incidentIds: denise.incidents.map(({ id }) => id),
      reportIds: denise.incidents.map(({ reportId }) => reportId),
    },
    people: {
      ...{ tyler: tyler.person.id, jordan: jordan.person.id, raymond: raymond.person.id },
      ...{ dougie: dougie.person.id, harjit: told.harjit.person.id },
    },
  });
}

/** What a group asks of its agencies beside its cases. */
function actionsOfGroup(draw: Draw, name: CaseGroup, share: number) {
  const group = factsOf(name);
  for (const [index, words] of (GROUP_ACTIONS[name] ?? []).entries()) {
    if (index >= Math.ceil(GROUP_ACTIONS[name].length * share)) break;
    groupAction(draw, group, words, workdayFrom(draw.desk.world.daysAgo(draw.chance.between(8, 640))));
  }
}

function livesOf(all: readonly Case[], restricted: Case, named: Pick<Lives, "victimOfThree" | "people">): Lives {
  const lived = all.map(({ row, group, ...kase }): LivedCase => ({
    ...{ id: kase.id, lead: kase.lead, supervisor: kase.supervisor, group: group.name },
    ...{ subjectKind: row.subject_kind, personId: row.person_id ?? null, locationId: row.location_id ?? null },
    ...{ openedOn: row.opened_on, closedOn: row.closed_on ?? null, isRestricted: kase.id === restricted.id },
  }));
  lived.sort((one, other) => (one.openedOn < other.openedOn ? -1 : 1));
  const of = (name: CaseGroup) => lived.filter(({ group }) => group === name);
  const names = Object.keys(CASES) as CaseGroup[];
  const cases = Object.fromEntries(names.map((name) => [name, of(name)])) as Record<CaseGroup, LivedCase[]>;
  return {
    ...{ ...named, cases },
    openOn: (group, day) =>
      cases[group].filter(({ openedOn, closedOn }) => openedOn <= day && (closedOn === null || closedOn > day)),
  };
}
