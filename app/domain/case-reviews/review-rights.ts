import { type Actor, groupsOf } from "../access/actor.ts";

type Who = Pick<Actor, "id" | "memberships" | "duties" | "permissions">;
type Parts = { contactUserId: string | null; reviewerUserId: string | null };

/**
 * Who works on a case review that the caller has found visible: ASB officers and coordinators, its contact officer and its
 * author. Whoever is on its panel reads it (DESIGN 5).
 */
export function mayWorkOn(actor: Who, review: Parts): boolean {
  if (!actor.permissions.has("case-reviews:work")) return false;
  return (
    actor.duties.has("asb-officer") ||
    groupsOf(actor, ["coordinator"]).length > 0 ||
    review.contactUserId === actor.id ||
    review.reviewerUserId === actor.id
  );
}
