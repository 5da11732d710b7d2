import type { Actor } from "#app/domain/access/actor.ts";
import type { GradeRefusal } from "#app/domain/premises/agree-grade.ts";
import { type Band, BANDS } from "#app/domain/premises/bands.ts";
import { meetingAsked, meetingState } from "#app/domain/premises/meeting-asked.ts";
import { listAgenciesOfPartnership } from "#db/queries/partnership-agencies.ts";
import { unsafeListMeetings } from "#db/queries/premises-meetings.ts";
import { listUsersOfPremises } from "#db/queries/premises-officers.ts";
import type { Executor } from "#db/transaction.ts";
import { refuseOwner } from "../actions/refuse-owner.ts";

type Given = {
  agreedBand: Band;
  previousBand: Band | null;
  isCorrection: boolean;
  ownerAgencyId: string | null;
  ownerUserId: string | null;
  today: string;
};

/** Whoever convenes the meeting that the grade asks for is named with it; an agency alone names its own. */
export async function refuseConvener(
  db: Executor,
  actor: Actor,
  premisesId: string,
  { agreedBand, previousBand, isCorrection, ownerAgencyId, ownerUserId, today }: Given,
): Promise<GradeRefusal | null> {
  const asking = await bandsThatAsk(db, premisesId, { previousBand, isCorrection });
  if (!asking.includes(agreedBand)) return null;
  const missing = { field: "ownerAgencyId", message: "Select the agency that convenes the meeting with the premises" };
  if (ownerAgencyId === null) return missing;
  const agencies = await listAgenciesOfPartnership(db, actor.partnershipId);
  const users = await listUsersOfPremises(db, actor.partnershipId, today);
  const refusal = refuseOwner({ ownerAgencyId, ownerUserId }, { agencies, users }, { caseId: null, premisesId });
  return refusal?.field === "ownerAgencyId" ? missing : refusal;
}

/** For which grades a meeting with the premises is still to be asked for. */
export async function bandsThatAsk(
  db: Executor,
  premisesId: string,
  { previousBand, isCorrection }: { previousBand: Band | null; isCorrection: boolean },
): Promise<Band[]> {
  const [latest] = await unsafeListMeetings(db, premisesId, 1);
  const standing = latest ? { state: meetingState(latest), band: latest.band } : null;
  return BANDS.filter((band) => meetingAsked({ band, previousBand, isCorrection, latest: standing }) === "new");
}
