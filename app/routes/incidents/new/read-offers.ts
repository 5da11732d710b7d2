import { fullName } from "#app/domain/people/person.ts";
import type { FieldErrors, FormValues } from "#app/forms/parse-form.ts";
import type { logIncident } from "#app/services/incidents/log-incident.ts";
import type { Offered } from "./offers.tsx";

type Offers = Extract<Awaited<ReturnType<typeof logIncident>>, { kind: "offers" }>["offers"];

/** The offers as the page shows them: of a person no more than the identity card. */
export function shownOffers({ people, places, same, problems, unlinked }: Offers): Offered {
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
    same: same.map(({ id, reference, heading, latestDay, placeName, why }) => ({
      id,
      reference,
      heading,
      latestDay,
      placeName,
      why,
    })),
    problems,
    unlinked: unlinked.map(({ id, reference }) => ({ id, reference })),
  };
}

/** Each question as an error, so that the summary leads to it; what needs no answer is answered by "no" to begin with. */
export function asQuestions(offered: Offered, values: FormValues): { errors: FieldErrors; values: FormValues } {
  const errors: FieldErrors = {};
  for (const { who, name } of offered.people) errors[`${who}Id`] = `Say whether ${name} is recorded already`;
  if (offered.places.length > 0) errors.locationId = "Say whether the place is recorded already";
  if (offered.same.length > 0) errors.sameAs = "Look whether it is one of these incidents";
  else if (offered.problems.length + offered.unlinked.length > 0)
    errors.problemId = "Look whether it belongs to a problem";
  const seen = [values.seen ?? "", ...[offered.same, offered.problems, offered.unlinked].flat().map(({ id }) => id)];
  const sameAs = offered.same.length > 0 ? "new" : (values.sameAs ?? "");
  return { errors, values: { ...values, sameAs, seen: [...new Set(seen.flat().filter(Boolean))].join(",") } };
}
