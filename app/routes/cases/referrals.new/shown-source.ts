import type { Actor } from "#app/domain/access/actor.ts";
import type { GroupKind } from "#app/domain/groups/group-kinds.ts";
import { linkWords } from "#app/domain/people/link-roles.ts";
import type { FormValues } from "#app/forms/parse-form.ts";
import type { FoundSource } from "#app/services/cases/find-source.ts";

/** What the form begins with where the referral is made from something: to the JAG, by this officer, with what is known. */
export function shownSource(source: FoundSource, actor: Actor, groups: readonly { id: string; kind: GroupKind }[]) {
  const { href, reference, people, reason, tried, title } = source;
  const initial: FormValues = {
    ...{ groupId: groups.find(({ kind }) => kind === "jag")?.id ?? "", referringUserId: actor.id },
    ...{ reason, tried, problemTitle: title, carry: people.map(({ personId }) => personId) },
    ...{ lawfulBasis: "public-task", gateway: "cda-s115" },
  };
  return {
    ...{ href, reference, initial },
    people: people.map(({ personId, name, role, standing }) => ({ personId, name, words: linkWords(role, standing) })),
  };
}
