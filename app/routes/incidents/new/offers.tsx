import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import type { NamedWho } from "#app/domain/incidents/log-incident.form.ts";
import { type SimilarOffered, SimilarOffers } from "./similar-offers.tsx";
import type { Fields } from "./who-fields.tsx";

export type Offered = SimilarOffered & {
  people: { who: NamedWho; name: string; agenciesToAsk: string[]; cards: Card[] }[];
  places: { id: string; name: string; postcode: string | null; reference: string; why: string[] }[];
};
type Card = { id: string; name: string; bornIn: string | null; area: string | null; reason: string };

/** What may be recorded already. Each answer is one key; nothing is taken for the same by itself. */
export function Offers({ offered, field, errorOf }: Fields & { offered: Offered }) {
  const { people, places } = offered;
  return (
    <InsetText>
      <h2 className="govuk-heading-m">Recorded already?</h2>
      {people.map(({ who, name, cards, agenciesToAsk }) => (
        <Radios
          key={who}
          field={field(`${who}Id`)}
          legend={`Is ${name} one of these?`}
          legendSize="s"
          small
          hint={
            agenciesToAsk.length > 0
              ? `A restricted record may be about this person: ask ${agenciesToAsk.join(" or ")}`
              : undefined
          }
          items={[
            ...cards.map((card) => ({
              value: card.id,
              text: card.name,
              hint: [card.bornIn ? `Born ${card.bornIn}` : null, card.area, card.reason].filter(Boolean).join(" · "),
            })),
            { value: "new", text: "None of these: somebody new" },
          ]}
          error={errorOf(`${who}Id`)}
        />
      ))}
      {places.length > 0 ? (
        <Radios
          field={field("locationId")}
          legend="Is it one of these places?"
          legendSize="s"
          small
          items={[
            ...places.map((place) => ({
              value: place.id,
              text: [place.name, place.postcode].filter(Boolean).join(", "),
              hint: `${place.reference} · ${place.why.join(", ")}`,
            })),
            { value: "new", text: "Another place" },
          ]}
          error={errorOf("locationId")}
        />
      ) : null}
      <SimilarOffers offered={offered} field={field} errorOf={errorOf} />
    </InsetText>
  );
}
