import { fullName } from "#app/domain/people/person.ts";
import type { PeopleSought } from "#app/services/search/people-sought.ts";

/** Of a card what the page shows: the year of birth and no day. */
export function shownCards(cards: PeopleSought["cards"]) {
  return cards.map((card) => ({
    id: card.id,
    reference: card.reference,
    name: fullName(card),
    bornIn: card.birthDate ? card.birthDate.slice(0, 4) : null,
    area: card.areaWords,
    isKnown: card.isKnown === 1,
    mayOpen: card.mayOpen === 1,
    aliases: card.aliases.join("; "),
    reason: card.match.reason,
    isLikely: card.match.isLikely,
  }));
}
export type ShownCard = ReturnType<typeof shownCards>[number];
