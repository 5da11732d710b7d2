import type { Actor } from "#app/domain/access/actor.ts";
import type { GroupKind } from "#app/domain/groups/group-kinds.ts";
import { linkWords } from "#app/domain/people/link-roles.ts";
import type { FormValues } from "#app/forms/parse-form.ts";
import type { FoundSource } from "#app/services/cases/find-source.ts";
import type { raisedPlace } from "#app/services/cases/raised-place.ts";

type Group = { id: string; kind: GroupKind };
type RaisedPlace = NonNullable<Awaited<ReturnType<typeof raisedPlace>>>;

/** What the form begins with where the referral is made from something: to the JAG, by this officer, with what is known. */
export function shownSource(source: FoundSource, actor: Actor, groups: readonly Group[]) {
  const { href, reference, people, reason, tried, title } = source;
  const initial: FormValues = {
    ...{ ...begun(actor, groups), reason, tried, problemTitle: title },
    carry: people.map(({ personId }) => personId),
  };
  return {
    ...{ href, reference, initial },
    people: people.map(({ personId, name, role, standing }) => ({ personId, name, words: linkWords(role, standing) })),
  };
}

/** The same where a repeat or rising place is raised: nobody is carried along with a place. */
export function shownPlace(place: RaisedPlace, actor: Actor, groups: readonly Group[]) {
  const { reason, tried, title, area, back } = place;
  const initial: FormValues = { ...begun(actor, groups), reason, tried, problemTitle: title, problemArea: area };
  return { href: back.href, reference: back.text, initial, people: [] };
}

function begun(actor: Actor, groups: readonly Group[]) {
  return {
    ...{ groupId: groups.find(({ kind }) => kind === "jag")?.id ?? "", referringUserId: actor.id },
    ...{ lawfulBasis: "public-task", gateway: "cda-s115" },
  };
}
