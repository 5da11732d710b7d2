import type { ExpressionBuilder } from "kysely";
import type { Actor } from "#app/domain/access/actor.ts";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { type Band, BANDS } from "#app/domain/premises/bands.ts";
import { contactDays, contactDueOn } from "#app/domain/premises/contact-due.ts";
import {
  type ContactDue,
  type ContactDueKey,
  contactFromBounds,
  CONTACT_DUES,
  type ContactsDueAsked,
} from "#app/domain/premises/contacts-due-list.ts";
import { NONE } from "#app/domain/premises/premises-list.ts";
import type { Settings } from "#app/domain/settings/definitions.ts";
import type { Executor } from "../transaction.ts";
import type { Database } from "../types/database.ts";
import { premisesVisibleTo } from "../visibility/premises.ts";

type At = { settings: Settings; today: string };
type In = ExpressionBuilder<Database, "premises">;

/**
 * Graded premises that have not closed, by when contact with them is due, soonest first. Each band has days of its own, so
 * each is read by its index, up to the limit, and the three are put in one order here.
 */
export async function listContactsDue(
  db: Executor,
  actor: Actor,
  { asked, after, limit, settings, today }: At & { asked: ContactsDueAsked; after?: ContactDueKey; limit: number },
) {
  const bands = asked.band === undefined ? BANDS : [asked.band];
  const found = await Promise.all(
    bands.map((band) =>
      db
        .selectFrom("premises")
        .select([
          ...(["premises.id", "premises.name", "premises.reference", "premises.postcode"] as const),
          "premises.licence_number as licenceNumber",
          "premises.address_words as addressWords",
          "premises.beat_code as beatCode",
          "premises.agreed_band as band",
          "premises.last_contact_on as lastContactOn",
          "premises.contact_from_on as contactFromOn",
        ])
        .where(isDue(actor, band, asked.due, { settings, today }))
        .where(isOfBeat(asked.beat))
        .where(isAfter(after, contactDays(band, settings)))
        .orderBy("premises.contact_from_on")
        .orderBy("premises.id")
        .limit(limit)
        .execute(),
    ),
  );
  return found
    .flat()
    .map(({ contactFromOn, ...row }) => ({ ...row, dueOn: contactDueOn(row.band, contactFromOn, settings) ?? today }))
    .sort((a, b) => (a.dueOn === b.dueOn ? (a.id < b.id ? -1 : 1) : a.dueOn < b.dueOn ? -1 : 1))
    .slice(0, limit);
}
export type ListedContactDue = Awaited<ReturnType<typeof listContactsDue>>[number];

/** How many are overdue, due soon and due later: the same rows as the list. */
export async function countContactsDue(
  db: Executor,
  actor: Actor,
  { asked, settings, today }: At & { asked: Omit<ContactsDueAsked, "due"> },
): Promise<Record<ContactDue, number>> {
  const bands = asked.band === undefined ? BANDS : [asked.band];
  const row = await db
    .selectFrom("premises")
    .select((eb) =>
      CONTACT_DUES.map((due) =>
        eb.fn
          .countAll<number>()
          .filterWhere((inner) => inner.or(bands.map((band) => isBetween(band, due, { settings, today })(inner))))
          .as(due),
      ),
    )
    .where(isContacted(actor, today))
    .where("premises.agreed_band", "in", bands)
    .where(isOfBeat(asked.beat))
    .executeTakeFirstOrThrow();
  return Object.fromEntries(CONTACT_DUES.map((due) => [due, Number(row[due])])) as Record<ContactDue, number>;
}

function isDue(actor: Actor, band: Band, due: ContactDue | undefined, at: At) {
  return (eb: In) => eb.and([isContacted(actor, at.today)(eb), isBetween(band, due, at)(eb)]);
}

function isContacted(actor: Actor, today: string) {
  return (eb: In) =>
    eb.and([
      premisesVisibleTo(actor)(eb),
      eb("premises.partnership_id", "=", actor.partnershipId),
      eb.or([eb("premises.closed_on", "is", null), eb("premises.closed_on", ">=", today)]),
      eb("premises.contact_from_on", "is not", null),
    ]);
}

function isBetween(band: Band, due: ContactDue | undefined, { settings, today }: At) {
  const { least, most } = contactFromBounds(band, due, settings, today);
  return (eb: In) =>
    eb.and([
      eb("premises.agreed_band", "=", band),
      ...(least === null ? [] : [eb("premises.contact_from_on", ">=", least)]),
      ...(most === null ? [] : [eb("premises.contact_from_on", "<=", most)]),
    ]);
}

function isOfBeat(beat: string | undefined) {
  return (eb: In) =>
    beat === undefined
      ? eb.and([])
      : beat === NONE
        ? eb("premises.beat_code", "is", null)
        : eb("premises.beat_code", "=", beat);
}

/** After the last row of the page before, seen from a band whose contacts are that many days apart. */
function isAfter(after: ContactDueKey | undefined, days: number) {
  return (eb: In) => {
    if (after === undefined) return eb.and([]);
    const from = plusDays(after.due, -days);
    return eb.and([
      eb("premises.contact_from_on", ">=", from),
      eb.or([eb("premises.contact_from_on", ">", from), eb("premises.id", ">", after.id)]),
    ]);
  };
}
