import { Input } from "#app/components/govuk/input.tsx";
import { InsetText } from "#app/components/govuk/inset-text.tsx";
import { Radios } from "#app/components/govuk/radios.tsx";
import { ASB_HEADING_NAMES, type AsbHeading } from "#app/domain/incidents/asb-headings.ts";
import type { NamedWho } from "#app/domain/incidents/log-incident.form.ts";
import { shortDay } from "#app/domain/dates/iso-day.ts";
import type { Fields } from "./who-fields.tsx";

export type Offered = {
  people: { who: NamedWho; name: string; agenciesToAsk: string[]; cards: Card[] }[];
  places: { id: string; name: string; postcode: string | null; reference: string; why: string[] }[];
  same: {
    id: string;
    reference: string;
    heading: AsbHeading;
    latestDay: string;
    placeName: string | null;
    why: string[];
  }[];
  problems: { id: string; reference: string; title: string }[];
  unlinked: { id: string; reference: string }[];
};
type Card = { id: string; name: string; bornIn: string | null; area: string | null; reason: string };

/** What may be recorded already. Each answer is one key; nothing is taken for the same by itself. */
export function Offers({ offered, field, errorOf }: Fields & { offered: Offered }) {
  const { people, places, same, problems, unlinked } = offered;
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
      {same.length > 0 ? (
        <Radios
          field={field("sameAs")}
          legend="Is it the same incident?"
          legendSize="s"
          small
          hint="Then this report is added to it, and no second incident is made"
          items={[
            ...same.map(({ id, reference, heading, latestDay, placeName, why }) => ({
              value: id,
              text: `${reference}: ${ASB_HEADING_NAMES[heading]}, ${shortDay(latestDay)}`,
              hint: [placeName, why.join(", ")].filter(Boolean).join(" · "),
            })),
            { value: "new", text: "No, another incident" },
          ]}
          error={errorOf("sameAs")}
        />
      ) : null}
      {problems.length > 0 || unlinked.length > 0 ? (
        <Radios
          field={field("problemId")}
          legend="Does it belong to a problem?"
          legendSize="s"
          small
          hint="Continuing behaviour: the statutory count is of the reports about one problem"
          items={[
            ...problems.map(({ id, reference, title }) => ({ value: id, text: `${reference}: ${title}` })),
            ...(unlinked.length > 0
              ? [
                  {
                    value: "new",
                    text: `A new problem, with ${unlinked.map(({ reference }) => reference).join(", ")}`,
                    conditional: (
                      <Input
                        field={field("problemTitle")}
                        label="The problem in a few words that name nobody"
                        autoComplete="off"
                        error={errorOf("problemTitle")}
                      />
                    ),
                  },
                ]
              : []),
            { value: "", text: "None" },
          ]}
          error={errorOf("problemId")}
        />
      ) : null}
    </InsetText>
  );
}
