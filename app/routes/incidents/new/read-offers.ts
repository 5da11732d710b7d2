import { fullName } from "#app/domain/people/person.ts";
import type { FieldErrors, FormValues } from "#app/forms/parse-form.ts";
import type { logIncident } from "#app/services/incidents/log-incident.ts";
import { shownSimilar } from "#app/services/incidents/similar-incidents.ts";
import type { Offered } from "./offers.tsx";
import { hasProblem, hasSame } from "./similar-offers.tsx";

type Offers = Extract<Awaited<ReturnType<typeof logIncident>>, { kind: "offers" }>["offers"];

/** The offers as the page shows them: of a person no more than the identity card. */
export function shownOffers({ people, places, ...similar }: Offers): Offered {
  return {
    people: people.map(({ who, name, agenciesToAsk, cards }) => ({
      who,
      name,
      agenciesToAsk,
      cards: cards.map((card) => ({
        id: card.id,
        name: fullName(card),
        bornIn: card.birthDate?.slice(0, 4) ?? null,
        area: card.areaWords,
        reason: card.match.reason,
      })),
    })),
    places,
    ...shownSimilar(similar),
  };
}

/** Each question as an error, so that the summary leads to it; what needs no answer is answered by "no" to begin with. */
export function asQuestions(offered: Offered, values: FormValues): { errors: FieldErrors; values: FormValues } {
  const errors: FieldErrors = {};
  for (const { who, name } of offered.people) errors[`${who}Id`] = `Say whether ${name} is recorded already`;
  if (offered.places.length > 0) errors.locationId = "Say whether the place is recorded already";
  if (hasSame(offered)) errors.sameAs = "Look whether it is one of these incidents";
  else if (hasProblem(offered)) errors.problemId = "Look whether it belongs to a problem";
  const shown = [offered.same, offered.closed, offered.problems, offered.unlinked].flat().map(({ id }) => id);
  const seen = [...new Set([values.seen ?? "", ...shown].flat().filter(Boolean))].join(",");
  const sameAs = hasSame(offered) ? "new" : (values.sameAs ?? "");
  const ticked = [values.problemIncidents ?? []].flat().filter(Boolean);
  const problemIncidents = ticked.length > 0 ? ticked : offered.unlinked.map(({ id }) => id);
  return { errors, values: { ...values, sameAs, problemIncidents, seen } };
}
