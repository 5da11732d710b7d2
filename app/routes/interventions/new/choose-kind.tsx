import { BackLink } from "#app/components/govuk/back-link.tsx";
import { type BegunFrom, newInterventionHref } from "#app/domain/interventions/begun-from.ts";
import type { KindChoice } from "#app/domain/interventions/chosen-kind.ts";
import { TIER_NAMES, type Tier } from "#app/domain/interventions/kinds.ts";

type Props = {
  from: BegunFrom;
  back: { href: string; text: string } | null;
  tiers: readonly { tier: Tier; choices: readonly KindChoice[] }[];
};

/** What is recorded, in one click: each kind has a form that asks what it needs. */
export function ChooseKind({ from, back, tiers }: Props) {
  return (
    <>
      {back ? <BackLink href={back.href}>{back.text}</BackLink> : null}
      <h1 className="govuk-heading-l">What are you recording?</h1>
      <p className="govuk-body">Each kind asks only for what it needs.</p>
      <div className="govuk-grid-row">
        {tiers.map(({ tier, choices }) => (
          <section key={tier} className="govuk-grid-column-one-half" aria-labelledby={`tier-${tier}`}>
            <h2 className="govuk-heading-m" id={`tier-${tier}`}>
              {TIER_NAMES[tier]}
            </h2>
            <ul className="govuk-list">
              {choices.map(({ value, text }) => (
                <li key={value}>
                  <a className="govuk-link" href={newInterventionHref(from, value)}>
                    {text}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}
