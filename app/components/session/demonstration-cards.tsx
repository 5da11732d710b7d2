import type { DemonstrationCard } from "#app/domain/access/demonstration-card.ts";
import { Button } from "../govuk/button.tsx";

type Props = { cards: readonly DemonstrationCard[]; next: string; unsentKey: string | null };

/** In a demonstration: somebody to be for each role. Each is a form of its own, so that it works without JavaScript. */
export function DemonstrationCards({ cards, next, unsentKey }: Props) {
  return (
    <section aria-labelledby="demonstration-cards">
      <h2 className="govuk-heading-m" id="demonstration-cards">
        Look round as one of these people
      </h2>
      <p className="govuk-body">
        They are invented, and need no password here. What you change stays in the demonstration.
      </p>
      <ul className="app-demonstration-cards">
        {cards.map((card) => (
          <li className="app-demonstration-card" key={card.userId}>
            <h3 className="govuk-heading-s govuk-!-margin-bottom-1">{card.role}</h3>
            <p className="govuk-body-s govuk-!-margin-bottom-2">
              {[card.name, card.jobTitle, card.agency].filter(Boolean).join(", ")}
            </p>
            <p className="govuk-body govuk-!-margin-bottom-3">{card.does}.</p>
            <form method="post" action={`/sign-in/card?${new URLSearchParams({ next }).toString()}`}>
              <input type="hidden" name="userId" value={card.userId} />
              {unsentKey ? <input type="hidden" name="unsentKey" value={unsentKey} /> : null}
              <Button variant="secondary" className="govuk-!-margin-bottom-0">
                Sign in as {card.name}
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </section>
  );
}
