import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { interventionListHref } from "#app/domain/interventions/intervention-list.ts";
import { definitionOf } from "#app/domain/interventions/kinds.ts";
import { respondentWords } from "#app/domain/interventions/listed-respondents.ts";
import { type RepeatOf, repeatWindow } from "#app/domain/interventions/repeats.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { listRepeats } from "#db/queries/intervention-repeats.ts";
import { settingsOn } from "#db/queries/settings.ts";
import type { Executor } from "#db/transaction.ts";

type Context = { db: Executor; actor: Actor; now: Date };

/** The window that ends today, by the partnership's setting. */
export async function repeatWindowOn({ db, actor, now }: Context) {
  const today = londonDay(now);
  const settings = await settingsOn(db, actor.partnershipId, today);
  return repeatWindow(today, settings["interventions.repeat-months"]);
}

/** One page of those to whom, and the places to which, the same kind of notice or order was given again. */
export async function repeatNotices(
  context: Context,
  after: Pick<RepeatOf, "rows" | "id" | "kind"> | undefined,
  limit: number,
) {
  const { db, actor } = context;
  const window = await repeatWindowOn(context);
  const rows = await listRepeats(db, actor, { window, after, limit: limit + 1 });
  const shown = rows.slice(0, limit);
  const idsOf = (subject: RepeatOf["subject"]) => [
    ...new Set(shown.flatMap((r) => (r.subject === subject ? r.id : []))),
  ];
  await recordList(context, "intervention.repeats-listed", "person", idsOf("person"), { locations: idsOf("place") });
  return {
    ...window,
    last: rows.length > limit ? shown.at(-1) : undefined,
    repeats: shown.map((row) => {
      const { subject, id, kind, rows: count, firstOn, lastOn, reference } = row;
      const [from, until] = [window.since, window.until];
      const of = subject === "person" ? { person: id } : { location: id };
      const name = respondentWords([{ ...row, bodyName: null }], { personsUnknown: false, today: until });
      return {
        ...{ key: `${id} ${kind}`, count, firstOn, lastOn, reference, kind: definitionOf(kind).name },
        who: subject === "person" ? name : (row.placeName ?? ""),
        whoHref: subject === "person" ? `/people/${id}` : `/locations/${id}`,
        href: interventionListHref({ show: "all", kind, made: "yes", ...of, from, until }),
      };
    }),
  };
}
