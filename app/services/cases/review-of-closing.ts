import type { Closing } from "#app/domain/cases/manage-case.form.ts";
import { retentionReview } from "#app/domain/retention/closing-review.ts";
import { unsafeListPeopleOfCase } from "#db/queries/case-links.ts";
import { findGroup } from "#db/queries/groups.ts";
import { settingsOn } from "#db/queries/settings.ts";
import type { Executor } from "#db/transaction.ts";
import type { CaseFacts } from "./change-case.ts";

export function holdsIn({ holds, orderUntil }: Pick<Closing, "holds" | "orderUntil">) {
  const orderInForce = holds.includes("order");
  return {
    orderInForce,
    orderUntil: orderInForce ? orderUntil : null,
    appeal: holds.includes("appeal"),
    litigation: holds.includes("litigation"),
    inquiry: holds.includes("inquiry"),
  };
}

/** When its retention would be reviewed, by the settings of the closing day. */
export async function reviewOf(
  db: Executor,
  partnershipId: string,
  record: Pick<CaseFacts, "id" | "groupId" | "personId" | "birthDate" | "birthDateBasis">,
  closing: Pick<Closing, "closedOn" | "holds" | "orderUntil">,
) {
  const settings = await settingsOn(db, partnershipId, closing.closedOn);
  const group = await findGroup(db, partnershipId, record.groupId);
  const people = await unsafeListPeopleOfCase(db, record.id);
  const allegations = people.filter(({ personId, role }) => personId === record.personId && role === "perpetrator");
  const none = allegations.length > 0 && allegations.every(({ standing }) => standing === "not-substantiated");
  const found = allegations.map(({ standingOn }) => standingOn ?? "").sort().at(-1); // prettier-ignore
  return retentionReview(
    {
      closedOn: closing.closedOn,
      subject:
        record.personId === null
          ? null
          : { birthDate: record.birthDate, birthDateBasis: record.birthDateBasis ?? "unknown" },
      groupOfChildren: (group?.maxAge ?? 18) < 18,
      holds: holdsIn(closing),
      notSubstantiatedOn: none && found ? found : null,
    },
    settings,
  );
}
