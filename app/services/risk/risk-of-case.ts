import type { Actor } from "#app/domain/access/actor.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { fullName } from "#app/domain/people/person.ts";
import { inForce, isAssessable, newestOfEach, uncorrected } from "#app/domain/risk/assessment.ts";
import { isAssessedAsChild, mayHoldAces, promptsReferral } from "#app/domain/risk/audience.ts";
import { changeSince } from "#app/domain/risk/change-since.ts";
import { careInWords } from "#app/domain/risk/care-act.ts";
import { RISK_DOMAINS, RISK_LEVELS } from "#app/domain/risk/levels.ts";
import { eachPerson } from "#app/domain/risk/one-person.ts";
import { questionsAsked } from "#app/domain/risk/questions-asked.ts";
import { maySignOff } from "#app/domain/risk/sign-off.ts";
import { signsInWords } from "#app/domain/risk/signs.ts";
import type { findCaseById, unsafeListLinks } from "#db/queries/cases.ts";
import { unsafeFindSupervision } from "#db/queries/case-supervision.ts";
import {
  type ListedAssessment,
  unsafeListFactorsOf,
  unsafeListRiskAssessments,
  unsafeListSignsOf,
} from "#db/queries/risk-assessments.ts";
import { unsafeFindLastMeetings, unsafeListRiskDecisions } from "#db/queries/risk-decisions.ts";
import { unsafeListAssetPlusLevels, unsafeListCareAnswers } from "#db/queries/risk-questions.ts";
import { settingsOn } from "#db/queries/settings.ts";
import type { Executor } from "#db/transaction.ts";
import { requirementsOf } from "./requirements-of.ts";

type Case = NonNullable<Awaited<ReturnType<typeof findCaseById>>>;
type Link = Awaited<ReturnType<typeof unsafeListLinks>>[number];

/** Of each person who is assessed in a case that the caller has found visible: what is known of the risk, as its page shows it. */
export async function riskOfPeople(
  { db, actor, now }: { db: Executor; actor: Actor; now: Date },
  record: Case,
  links: readonly Link[],
) {
  const today = londonDay(now);
  const settings = await settingsOn(db, actor.partnershipId, today);
  const all = await unsafeListRiskAssessments(db, record.id);
  const metOn = (await unsafeFindLastMeetings(db, [record.groupId], today)).get(record.groupId) ?? null;
  const newest = newestOfEach(uncorrected(all));
  const ids = newest.map((a) => a.id);
  const factors = await unsafeListFactorsOf(db, ids);
  const signs = await unsafeListSignsOf(db, ids);
  const decisions = await unsafeListRiskDecisions(db, record.id);
  const assetPlus = await unsafeListAssetPlusLevels(db, record.id);
  const highs = await requirementsOf(db, [record], { settings, today });
  const supervision = await unsafeFindSupervision(db, record.id, today);
  const care = await unsafeListCareAnswers(db, record.id);
  const assessed = links.filter((l) => isAssessable(l, record.personId));

  return eachPerson(assessed, newest, (a) => RISK_LEVELS.indexOf(inForce(a))).map(({ link, personIds, role }) => {
    const ofPerson = <R extends { personId: string }>(rows: readonly R[]) => ofRecords(rows, link.personId, personIds);
    const own = all.filter((a) => personIds.includes(a.personId));
    const now = newest.find((a) => a.personId === link.personId);
    const then = asOf(
      own.filter((a) => a.personId === link.personId),
      decisions,
      metOn,
    );
    const isChild = isAssessedAsChild({ groupKind: record.groupKind, birthDate: link.birthDate }, today);
    const listed = (list: Parameters<typeof signsInWords>[0]) =>
      signsInWords(
        list,
        signs.filter((s) => s.assessmentId === now?.id && s.list === list).map((s) => s.sign),
      );
    const exploitation = listed("exploitation");
    const high = ofPerson(highs.filter((h) => !h.isComplete)) ?? ofPerson(highs);
    return {
      ...{ personId: link.personId, name: fullName(link), role, isChild },
      assessment: now ? shown(now) : null,
      level: now ? inForce(now) : null,
      proposed: now && now.decision === null ? now.proposed : null,
      change: changeSince(now ? inForce(now) : null, then ? then.level : null, metOn),
      domains: RISK_DOMAINS.map(({ id, name }) => ({
        ...{ id, name, level: now?.[id] ?? null, reasons: now?.[`${id}Reasons`] ?? null },
        change: changeSince(now?.[id] ?? null, then?.assessment[id] ?? null, metOn),
      })),
      factors: factors.filter((f) => f.assessmentId === now?.id).map((f) => f.name),
      exploitation,
      promptsReferral: isChild && promptsReferral(exploitation.length, settings["risk.exploitation-signs"]),
      adversity: mayHoldAces(record) ? [...listed("ace"), ...listed("adversity")] : [],
      cuckooing: [...listed("cuckooing-sign"), ...listed("cuckooing-type")],
      adultSigns: listed("adult-exploitation"),
      assetPlus: isChild ? (ofPerson(assetPlus) ?? null) : null,
      care: careInWords(ofPerson(care) ?? null),
      high: high
        ? {
            ...{ assessmentId: high.assessmentId, requirements: high.requirements, isComplete: high.isComplete },
            maySignOff: !high.isSignedOff && maySignOff(actor, supervision, high.assessedBy),
          }
        : null,
      mayDecide: now !== undefined && now.proposed !== null && now.decision === null && now.assessedBy !== actor.id,
      asks: questionsAsked(record, links, link.personId, today),
      history: own.map((a) => ({ ...shown(a), isCorrected: own.some((c) => c.correctsId === a.id) })),
      decisions: decisions.filter((d) => own.some((a) => a.id === d.assessmentId)),
    };
  });
}

/** Of the record of the person that is shown; where that has none, of another. */
function ofRecords<R extends { personId: string }>(rows: readonly R[], personId: string, personIds: readonly string[]) {
  return rows.find((row) => row.personId === personId) ?? rows.find((row) => personIds.includes(row.personId));
}

function shown(a: ListedAssessment) {
  const { givenNames: _given, familyName: _family, assessedBy: _by, ...rest } = a;
  return { ...rest, level: inForce(a) };
}

/** What was known of the person at the end of the day on which the group last met. */
function asOf(
  own: readonly ListedAssessment[],
  decisions: readonly { assessmentId: string | null; decidedAt: string }[],
  day: string | null,
) {
  if (day === null) return null;
  const known = own.filter((a) => londonDay(new Date(a.recordedAt)) <= day);
  const assessment = newestOfEach(uncorrected(known))[0];
  if (!assessment) return null;
  const decidedBy = decisions.some((d) => d.assessmentId === assessment.id && londonDay(new Date(d.decidedAt)) <= day);
  return { assessment, level: inForce({ ...assessment, decision: decidedBy ? assessment.decision : null }) };
}

/** A line for each of them, for pages on which risk is one thing of several. */
export function riskInLines(people: Awaited<ReturnType<typeof riskOfPeople>>) {
  return people.map(({ personId, name, level, proposed, change, assessment, high }) => ({
    ...{ personId, name, level, proposed, change },
    levels: assessment && {
      reoffending: assessment.reoffending,
      harmToOthers: assessment.harmToOthers,
      harmToSelf: assessment.harmToSelf,
    },
    nextReviewOn: assessment?.nextReviewOn ?? null,
    missing: high ? high.requirements.filter((r) => !r.isDone).length : null,
  }));
}
