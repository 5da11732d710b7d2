import { newInterventionHref } from "#app/domain/interventions/begun-from.ts";
import type { Approach } from "#app/services/interventions/approach-with.ts";

type Props = { personId: string; offered: Approach["offered"]; isFurther: boolean };

/** The ways to the next step, and to support beside it. Which kind fits, and whether it may be had, the form of each asks. */
export function NextStep({ personId, offered, isFurther }: Props) {
  const from = { personIds: [personId] };
  return (
    <section aria-labelledby="next-step">
      <h2 className="govuk-heading-m" id="next-step">
        {isFurther ? "Record a further step" : "Record the next step"}
      </h2>
      <p className="govuk-body">
        Stage {offered.stage}. A later stage may be used at once where the risk is serious: its form then asks why.
      </p>
      <ul className="govuk-list govuk-list--bullet">
        {offered.kinds.map(({ kind, name }) => (
          <li key={kind}>
            <a className="govuk-link" href={newInterventionHref(from, kind)}>
              {name}
            </a>
          </li>
        ))}
        <li>
          <a className="govuk-link" href={newInterventionHref(from)}>
            Support, or another kind
          </a>
        </li>
      </ul>
    </section>
  );
}
