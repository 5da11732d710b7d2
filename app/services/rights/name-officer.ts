import { londonDay } from "#app/domain/dates/iso-day.ts";
import type { RequestOfficer } from "#app/domain/rights/request.form.ts";
import { listRequestOfficers } from "#db/queries/request-people.ts";
import { changeRequest, type RequestContext } from "./change-request.ts";

/** Who answers a request: one of those whose duty it is. */
export function nameRequestOfficer(context: RequestContext, id: string, { version, officerUserId }: RequestOfficer) {
  const { actor, now } = context;
  return changeRequest(context, {
    ...{ id, version },
    async decide(trx, request) {
      const holders = await listRequestOfficers(trx, actor.partnershipId, londonDay(now));
      if (officerUserId !== null && !holders.some((holder) => holder.id === officerUserId))
        return { kind: "refused", refusal: { field: "officerUserId", message: "Select the officer from the list" } };
      if (request.status === "closed")
        return { kind: "refused", refusal: { field: "form", message: "This request is closed. Open it again first" } };
      const also = officerUserId === null ? [] : [{ kind: "user", id: officerUserId }];
      return {
        kind: "change",
        event: "rights.officer-named",
        set: { officer_user_id: officerUserId },
        step: null,
        also,
      };
    },
  });
}
