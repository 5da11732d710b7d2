import { z } from "zod/mini";
import { type Actor, groupsOf } from "../access/actor.ts";
import { optionalWordsField, tickedIdsField, wordsField } from "../access/form-fields.ts";
import type { GroupKind } from "../groups/group-kinds.ts";
import type { LinkRole } from "../people/link-roles.ts";
import { REFERRAL_ROLES } from "./referral.form.ts";

/**
 * Whether this officer opens cases in a casework team without asking: a team is one agency's work, of which whoever deals with
 * incidents and works in it decides alone. Local policy; a group of several agencies is asked by a referral.
 */
export function mayOpenCasework(
  actor: Pick<Actor, "memberships" | "permissions">,
  group: { id: string; kind: GroupKind },
): boolean {
  return (
    group.kind === "casework" &&
    actor.permissions.has("incidents:change") &&
    groupsOf(actor, ["chair", "coordinator", "member"]).includes(group.id)
  );
}

/** In which roles somebody can be the subject of a case. */
export function mayBeSubject(role: LinkRole): role is (typeof REFERRAL_ROLES)[number] {
  return (REFERRAL_ROLES as readonly LinkRole[]).includes(role);
}

export const caseworkForm = z
  .object({
    groupId: z.uuidv7("Select the team"),
    about: z
      .string("Select what the case is about")
      .check(
        z.refine(
          (about) => about === "problem" || z.uuidv7().safeParse(about).success,
          "Select what the case is about",
        ),
      ),
    title: optionalWordsField("Problem", 120),
    carry: z.optional(tickedIdsField("Select from the people shown")),
    reason: wordsField("Enter why the team takes it on", "Reason", 4000),
  })
  .check(
    z.refine((form) => form.about !== "problem" || form.title !== null, {
      error: "Enter what the problem is",
      path: ["title"],
    }),
  );
export type Casework = z.output<typeof caseworkForm>;
