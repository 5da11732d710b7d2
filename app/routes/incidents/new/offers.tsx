import type { FormFields } from "#app/components/govuk/field-props.ts";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { type PlaceOffered, PlaceOffers } from "#app/components/incidents/place-offers.tsx";
import type { NamedWho } from "#app/domain/incidents/log-incident.form.ts";
import { type SimilarOffered, SimilarOffers } from "./similar-offers.tsx";

export type Offered = SimilarOffered & {
  people: { who: NamedWho; name: string; agenciesToAsk: string[]; cards: Card[] }[];
  places: PlaceOffered[];
};
type Card = { id: string; name: string; bornIn: string | null; area: string | null; reason: string };

/** What may be recorded already. Each answer is one key; nothing is taken for the same by itself. */
export function Offers({ offered, field, errorOf }: FormFields & { offered: Offered }) {
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
      <PlaceOffers places={places} field={field} errorOf={errorOf} />
      <SimilarOffers offered={offered} field={field} errorOf={errorOf} />
    </InsetText>
  );
}
