import { v7 as uuid } from "uuid";
import { PANEL_ROLE_NAMES } from "#app/domain/case-reviews/application.ts";
import { mayNamePanel, NOT_THE_TIME_FOR_PANEL } from "#app/domain/case-reviews/panel.ts";
import type { PanelLeaverGiven, PanelMemberGiven } from "#app/domain/case-reviews/review.form.ts";
import { refusePanelMember } from "#app/domain/case-reviews/reviewer-conflict.ts";
import { longDay } from "#app/domain/dates/iso-day.ts";
import { insertPanelMember, unsafeListPanel, updatePanelMember } from "#db/queries/case-review-panel.ts";
import { unsafeFindDeclared } from "#db/queries/case-review-people.ts";
import { findAgencyOfPartnership } from "#db/queries/partnership-agencies.ts";
import { listUsersToName } from "#db/queries/users-to-name.ts";
import { notify } from "../notifications/notify.ts";
import { changeReview, refusedReview, type ReviewContext } from "./change-review.ts";

/** Somebody is on the panel from now on; whoever has an account opens the review with it, and is told. */
export function addPanelMember(at: ReviewContext, id: string, given: PanelMemberGiven) {
  const { actor, now } = at;
  const { version, name, userId, agencyId, role } = given;
  return changeReview(at, {
    id,
    version,
    async decide(trx, review, today) {
      if (!mayNamePanel(review.status)) return refusedReview({ field: null, message: NOT_THE_TIME_FOR_PANEL });
      if (agencyId !== null && !(await findAgencyOfPartnership(trx, actor.partnershipId, agencyId)))
        return refusedReview({ field: "agencyId", message: "Select the body" });
      const users = await listUsersToName(trx, actor.partnershipId, today);
      if (userId !== null && !users.some((user) => user.id === userId && user.hasLeft === 0))
        return refusedReview({ field: "userId", message: "Select from the list" });
      if (userId !== null && (await unsafeListPanel(trx, id)).some((m) => m.userId === userId && m.leftOn === null))
        return refusedReview({ field: "userId", message: "This person is on the panel already" });
      const declared = userId === null ? null : await unsafeFindDeclared(trx, id, userId);
      const message = refusePanelMember({ declared });
      if (message !== null) return refusedReview({ field: "userId", message });
      const after = `${name}, ${PANEL_ROLE_NAMES[role].toLowerCase()}`;
      return {
        kind: "change",
        event: "case-review.panel-member-named",
        step: null,
        detail: { name, userId, agencyId, role },
        history: { kind: "panel-member-added", happenedOn: today, before: null, after, reason: null },
        async also(t) {
          await insertPanelMember(t, {
            id: uuid(),
            partnership_id: actor.partnershipId,
            review_id: id,
            user_id: userId,
            name,
            agency_id: agencyId,
            role,
            attended: null,
            left_on: null,
            left_reason: null,
            created_at: now.toISOString(),
            created_by: actor.id,
            version: 1,
          });
          if (userId !== null && userId !== actor.id)
            await notify(t, [{ partnershipId: actor.partnershipId, userId, kind: "case-review-panel", objectKind: "case-review", objectId: id, reference: review.reference, at: now }]); // prettier-ignore
        },
      };
    },
  });
}

/** Off the panel, with the reason: whoever had the review through it opens it no more. Where they sat stays recorded. */
export function takeOffPanel(at: ReviewContext, ids: { id: string; memberId: string }, given: PanelLeaverGiven) {
  const { id, memberId } = ids;
  const { version, happenedOn, reason } = given;
  return changeReview(at, {
    id,
    version,
    async decide(trx, review, today) {
      const member = (await unsafeListPanel(trx, id)).find((m) => m.id === memberId);
      if (!member || member.leftOn !== null)
        return refusedReview({ field: null, message: "This person is not on the panel" });
      if (!mayNamePanel(review.status)) return refusedReview({ field: null, message: NOT_THE_TIME_FOR_PANEL });
      if (happenedOn > today)
        return refusedReview({ field: "happenedOn", message: "Day must be today or in the past" });
      if (happenedOn < review.receivedOn)
        return refusedReview({ field: "happenedOn", message: `Day must be on or after ${longDay(review.receivedOn)}, when the application was received` }); // prettier-ignore
      return {
        kind: "change",
        event: "case-review.panel-member-removed",
        step: null,
        detail: { memberId, happenedOn, reason },
        history: {
          ...{ kind: "panel-member-removed", happenedOn, reason, after: null },
          before: `${member.name}, ${PANEL_ROLE_NAMES[member.role].toLowerCase()}`,
        },
        also: (t) =>
          updatePanelMember(
            t,
            { reviewId: id, id: memberId, version: member.version },
            { left_on: happenedOn, left_reason: reason },
          ),
      };
    },
  });
}
