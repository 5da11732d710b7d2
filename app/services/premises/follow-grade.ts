import type { Actor } from "#app/domain/access/actor.ts";
import type { Band } from "#app/domain/premises/bands.ts";
import { endedByGreen, meetingAsked, meetingState } from "#app/domain/premises/meeting-asked.ts";
import type { Settings } from "#app/domain/settings/definitions.ts";
import { unsafeListMeetings } from "#db/queries/premises-meetings.ts";
import type { Transaction } from "#db/transaction.ts";
import { askForMeeting, raiseMeeting } from "./ask-for-meeting.ts";
import { endPending } from "./end-pending.ts";
import { keepContactDays } from "./keep-contact-days.ts";

export type FollowAt = { actor: Actor; now: Date; today: string; settings: Settings };
export type AgreedGrade = {
  premisesId: string;
  gradeId: string;
  band: Band;
  /** What stood before this grade; of a correction, what it corrects. */
  previousBand: Band | null;
  isCorrection?: boolean;
  gradedOn: string;
  /** Who convenes the meeting; null where none is to be named. */
  ownerAgencyId: string | null;
  ownerUserId: string | null;
};

/**
 * What follows from an agreed grade, in its transaction and after its row: contact days are reckoned anew, Red and Amber
 * bring the meeting with the premises where none is under way, and Green ends what is pending.
 */
export async function followGrade(trx: Transaction, at: FollowAt, grade: AgreedGrade): Promise<void> {
  await keepContactDays(trx, grade.premisesId);
  const { band, previousBand, isCorrection } = grade;
  if (band === "green")
    return endPending(trx, at, { premisesId: grade.premisesId, reason: endedByGreen(grade.gradedOn) });
  const [latest] = await unsafeListMeetings(trx, grade.premisesId, 1);
  const asked = meetingAsked({
    band,
    ...{ previousBand, isCorrection },
    latest: latest ? { state: meetingState(latest), band: latest.band } : null,
  });
  if (asked === "new") await askForMeeting(trx, at, { ...grade, band });
  if (asked === "raise" && latest) await raiseMeeting(trx, at, grade, latest);
}
