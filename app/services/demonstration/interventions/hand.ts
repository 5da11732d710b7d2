import type { Actor } from "#app/domain/access/actor.ts";
import { chosenKind } from "#app/domain/interventions/chosen-kind.ts";
import { interventionForm } from "#app/domain/interventions/intervention.form.ts";
import { definitionOf, type InterventionKind } from "#app/domain/interventions/kinds.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { listedKind } from "#app/services/interventions/listed-kind.ts";
import { recordFound } from "#app/services/interventions/record-found.ts";
import { recordIntervention } from "#app/services/interventions/record-intervention.ts";
import { findCaseById } from "#db/queries/cases.ts";
import { listSupportServices } from "#db/queries/intervention-lists.ts";
import { inTransaction } from "#db/transaction.ts";
import { CAST, type CastKey } from "../cast.ts";
import type { Chance } from "../chance.ts";
import type { LivedCase } from "../lives/build-lives.ts";
import { at, type World } from "../world.ts";

/** Those who record what is done, and with what they do so. */
export type Hand = {
  world: World;
  chance: Chance;
  actor: (key: CastKey) => Promise<Actor>;
  service: (name: string) => string;
};
export type Place = { id: string; name: string };
/** One that has been recorded: its version goes up with every step. */
export type Made = {
  id: string;
  version: number;
  kind: InterventionKind;
  by: CastKey;
  on: string;
  until: string | null;
  place: string;
};
type New = {
  kind: InterventionKind;
  service?: string;
  kase: LivedCase | null;
  by: CastKey;
  on: string;
  people?: readonly string[];
  place?: Place | null;
  placeWords: string;
  until?: string | null;
  follows?: Made;
  /** Why a stage is left out, and why what the law does not expect is recorded, should either be asked. */
  skipped?: string;
  fields?: Record<string, unknown>;
};

export async function openHand(world: World, chance: Chance): Promise<Hand> {
  const actors = new Map<CastKey, Actor>();
  const services = await listSupportServices(world.db, world.partnershipId, world.today);
  return {
    ...{ world, chance },
    async actor(key) {
      const known = actors.get(key) ?? (await world.actor(key));
      actors.set(key, known);
      return known;
    },
    service(name) {
      const found = services.find((service) => service.name === name);
      if (!found) throw new Error(`No service is called ${name}`);
      return found.id;
    },
  };
}

/** Their officers lead cases and support people; what warns somebody goes out from the council. */
const SUPPORTING: readonly string[] = ["Living Without Abuse", "Turning Point", "NHS Leicester", "Love Loughborough BID", "Leicestershire Fire and Rescue Service"]; // prettier-ignore

/** By the agency of whoever records it, where the law gives it the power; else by the police or the council. */
function agencyOf({ world }: Hand, kind: InterventionKind, by: CastKey) {
  const { agency } = CAST.find(({ key }) => key === by) ?? CAST[0];
  const { issuers, stage } = definitionOf(kind);
  const isTheirs = agency === "Charnwood Borough Council" || agency === "Leicestershire Police";
  const mayBeTheirs = issuers.length === 0 && !(stage !== undefined && SUPPORTING.includes(agency));
  const name = isTheirs || mayBeTheirs ? agency : "Charnwood Borough Council";
  return world.agency(issuers.length === 1 && issuers[0] === "police" ? "Leicestershire Police" : name);
}

const ANSWERS: Readonly<Record<string, string>> = {
  "age-not-certain": "No document of the birth date has been seen; plainly an adult by every account",
  "longer-than-usual": "Agreed for longer at the meeting, with a review at three months",
};

/** As the page records it; in a case that has closed since, as it was recorded while the case was open. */
export async function record(hand: Hand, given: New): Promise<Made> {
  const { world } = hand;
  const { kase, by, on, kind, until = null, place = null } = given;
  const actor = await hand.actor(by);
  const values: Record<string, unknown> = {
    kind: given.service ? `referral:${hand.service(given.service)}` : kind,
    ...{ caseId: kase?.id ?? "", respondents: given.people ?? [], state: "made", issuedOn: on, fromDay: on },
    ...{ ends: until === null ? "open" : "day", untilDay: until ?? "", agencyId: agencyOf(hand, kind, by) },
    ...{ officerUserId: world.userId(by), followsId: given.follows?.id ?? "" },
    ...(place ? { place: place.name, locationId: place.id } : {}),
    ...given.fields,
  };
  const context = { db: world.db, actor, now: at(on, "15:30") };
  let result = await write(context, kase, values);
  const faults = result.kind === "refused" ? result.refusals : [];
  if (faults.length > 0 && faults.every(({ field }) => field === "skippedStageReason") && given.skipped) {
    values.skippedStageReason = given.skipped;
    result = await write(context, kase, values);
  }
  if (result.kind === "warned") {
    const codes = result.warnings.map(({ code }) => code);
    const [overrideReason] = codes.flatMap((code) => ANSWERS[code] ?? []);
    if (overrideReason) result = await write(context, kase, { ...values, warned: codes.join(","), overrideReason });
  }
  if (result.kind !== "done" || !("id" in result))
    throw new Error(`${kind} of ${on} could not be recorded: ${JSON.stringify(result)}`);
  return { id: result.id, version: 1, kind, by, on, until, place: given.placeWords };
}

async function write(
  context: { db: World["db"]; actor: Actor; now: Date },
  kase: LivedCase | null,
  values: Record<string, unknown>,
) {
  const form = interventionForm.parse({ ...BLANK, ...values });
  if (!kase?.closedOn) return recordIntervention(context, form);
  return inTransaction(context.db, async (trx) => {
    const chosen = chosenKind(form.kind);
    const listed = chosen && (await listedKind(trx, context.actor.partnershipId, chosen, londonDay(context.now)));
    const found = await findCaseById(trx, context.actor, kase.id);
    if (!chosen || !listed || !found) throw new Error(`${form.kind} cannot be recorded in a case that is not seen`);
    return recordFound(trx, context, form, { chosen, listed, record: found });
  });
}

const BLANK = {
  ...Object.fromEntries(Object.keys(interventionForm.shape).map((field) => [field, ""])),
  ...{ respondents: [], linkToCase: [], unknown: [], made: [] },
};
