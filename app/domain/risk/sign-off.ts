import { type Actor, groupsOf } from "../access/actor.ts";

type Case = {
  groupId: string;
  supervisorUserId: string | null;
  /** The contact of the lead agency, who can open the case: supervisor where none is named (DESIGN 5); null: nobody such. */
  leadContactUserId: string | null;
};
type Who = Pick<Actor, "id" | "memberships" | "duties">;

export function supervisorOf({ supervisorUserId, leadContactUserId }: Case): string | null {
  return supervisorUserId ?? leadContactUserId;
}

/** A High is signed off by the case's supervisor; by the chair of its group where the case has none, or the supervisor assessed. */
export function maySignOff(actor: Who, record: Case, assessedBy: string | null): boolean {
  const supervisor = supervisorOf(record);
  if (supervisor === actor.id) return assessedBy !== actor.id;
  const isChair = groupsOf(actor, ["chair"]).includes(record.groupId);
  return isChair && actor.id !== assessedBy && (supervisor === null || supervisor === assessedBy);
}

/** As what the actor may look at the case again (DOMAIN 2.4); null: as none. The chair of the group stands for a manager. */
export function reviewsAs(actor: Who, record: Case): "supervisor" | "manager" | null {
  if (supervisorOf(record) === actor.id) return "supervisor";
  return actor.duties.has("manager") || groupsOf(actor, ["chair"]).includes(record.groupId) ? "manager" : null;
}
