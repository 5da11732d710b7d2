import { refuseOfficer } from "#app/domain/agencies/officer-of-agency.ts";
import type { ContextOfAction } from "./context-of-action.ts";

type Owner = { ownerAgencyId: string; ownerUserId: string | null };
type Open = {
  agencies: readonly { id: string; name: string }[];
  users: readonly { id: string; name: string; agencyId: string; agencyName: string }[];
};

/**
 * Whoever cannot open what the action belongs to is not given it. Somebody who may not be told who can is answered in
 * the same words, whether the person cannot open it or does not exist.
 */
export function refuseOwner(
  owner: Owner,
  { agencies, users }: Open,
  context: Pick<ContextOfAction, "caseId" | "premisesId">,
) {
  const agency = agencies.find(({ id }) => id === owner.ownerAgencyId);
  if (!agency) return { field: "ownerAgencyId", message: "Select the agency that owns the action" } as const;
  if (owner.ownerUserId === null) return null;
  const user = users.find(({ id }) => id === owner.ownerUserId);
  const where = context.caseId
    ? "can open this case"
    : context.premisesId
      ? "can open licensed premises"
      : "is in this group";
  if (!user) return { field: "ownerUserId", message: `Select an owner who ${where}` } as const;
  const message = refuseOfficer(user, agency);
  return message === null ? null : ({ field: "ownerUserId", message } as const);
}
