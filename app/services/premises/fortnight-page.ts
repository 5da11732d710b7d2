import type { Actor } from "#app/domain/access/actor.ts";
import { type FollowUpLine, linesForList } from "#app/domain/premises/follow-up-lines.ts";
import { type Band, BANDS } from "#app/domain/premises/bands.ts";
import { countsInWords, type FortnightRow } from "#app/domain/premises/fortnight.ts";
import type { FortnightAsked } from "#app/domain/premises/grade-pages.ts";
import { premisesIncidentsHref } from "#app/domain/premises/incident-list.ts";
import { listAreas } from "#db/queries/areas.ts";
import { countIncidentsOf } from "#db/queries/premises-fortnight.ts";
import { findNextGradingSitting, listGradingSittings } from "#db/queries/premises-sittings.ts";
import { settingsOn } from "#db/queries/settings.ts";
import type { Executor } from "#db/transaction.ts";
import { type FortnightList, fortnightList } from "./fortnight-list.ts";
import { followUpsOf } from "./follow-ups-of.ts";

type Context = { db: Executor; actor: Actor; now: Date };

const PAGE = 50;
const SITTINGS = 26;

/** One page of the fortnightly list, with what happened at each since the meeting before and what is due of it today. */
export async function fortnightPage(context: Context, asked: FortnightAsked) {
  const { db, actor } = context;
  const list = await fortnightList(context, asked);
  const { sitting, previous, asAt, today, scheme, since, rows, window } = list;
  const page = Math.max(1, Math.min(Number(asked.page ?? 1), Math.ceil(rows.length / PAGE)));
  const from = (page - 1) * PAGE;
  const shown = rows.slice(from, from + PAGE);
  const happened = await sinceThen(db, actor, list, shown);
  const settings = await settingsOn(db, actor.partnershipId, today);
  const open = shown.flatMap(({ id }) => list.premises.get(id) ?? []);
  const followUps = await followUpsOf(db, actor, open, { today, settings });
  const coming = await findNextGradingSitting(db, actor, today);
  const past = await listGradingSittings(db, actor, { until: today, limit: SITTINGS });
  const beats = await listAreas(db, actor.partnershipId, "beat");
  return {
    ...{ sitting, previous, asAt, today, since },
    bounds: { amberFrom: scheme["premises.amber-from"], redFrom: scheme["premises.red-from"] },
    singleIncident: scheme["premises.single-incident-amber"],
    counts: countsOf([...list.premises.values()].filter(({ closedOn }) => closedOn === null)),
    total: rows.length,
    page: { number: page, before: page > 1, after: from + PAGE < rows.length },
    rows: shown.map((row, index) => ({
      ...row,
      rank: from + index + 1,
      since: happened(row.id),
      waitingHref: premisesIncidentsHref({ premises: row.id, attribution: "undecided", ...window }),
      followUp: forList(followUps.get(row.id), today),
      next: rows[from + index + 1]?.id ?? null,
      nextPage: String(index + 1 < PAGE ? page : page + 1),
    })),
    sittings: [...(coming ? [coming] : []), ...past].map(({ id, day, groupName }) => ({ id, day, groupName })),
    beats: beats.map(({ code, name }) => ({ value: code, text: name === code ? code : `${code} ${name}` })),
    mayGrade: sitting !== null && sitting.day <= today && actor.permissions.has("premises:grade"),
  };
}

/** What happened at each of these premises after the meeting before, in words, with the way to exactly those rows. */
export async function sinceThen(
  db: Executor,
  actor: Actor,
  { since, asAt }: Pick<FortnightList, "since" | "asAt">,
  rows: readonly Pick<FortnightRow, "id">[],
) {
  const counts = await countIncidentsOf(db, actor, { premisesIds: rows.map(({ id }) => id), from: since, until: asAt });
  return (premisesId: string) => {
    const own = counts.filter((count) => count.premisesId === premisesId);
    if (own.length === 0) return null;
    const href = premisesIncidentsHref({ premises: premisesId, from: since, until: asAt });
    return { incidents: own.reduce((sum, { incidents }) => sum + incidents, 0), words: countsInWords(own), href };
  };
}

function countsOf(premises: readonly { agreedBand: Band | null }[]) {
  const of = (band: Band | null) => premises.filter(({ agreedBand }) => agreedBand === band).length;
  return { ...Object.fromEntries(BANDS.map((band) => [band, of(band)])), none: of(null) } as Record<
    Band | "none",
    number
  >;
}

function forList<F extends { lines: FollowUpLine[] }>(followUp: F | undefined, today: string): F | null {
  return followUp === undefined ? null : { ...followUp, lines: linesForList(followUp.lines, today) };
}
