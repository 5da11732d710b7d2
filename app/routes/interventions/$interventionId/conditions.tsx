import { longDay } from "#app/domain/dates/iso-day.ts";
import type { ShownCondition } from "#app/domain/interventions/shown-record.ts";

type Props = { path: string; conditions: readonly ShownCondition[]; mayChange: boolean };

/** By their numbers, as people and courts speak of them; those that have ended stay with their reason. */
export function Conditions({ path, conditions, mayChange }: Props) {
  return (
    <section id="conditions">
      <h2 className="govuk-heading-m">Conditions</h2>
      {conditions.length > 0 ? (
        <ol className="govuk-list">
          {conditions.map((one) => (
            <li key={one.id} value={one.number} className="govuk-!-margin-bottom-4">
              <strong>
                {one.number}. {one.kind}
              </strong>{" "}
              <span className="app-typed">{one.words}</span>
              <Facts one={one} />
              {mayChange && one.ended === null ? (
                <div>
                  <a className="govuk-link" href={`${path}/conditions/${one.id}/change`}>
                    Change<span className="govuk-visually-hidden"> condition {one.number}</span>
                  </a>{" "}
                  <a className="govuk-link" href={`${path}/conditions/${one.id}/end`}>
                    End<span className="govuk-visually-hidden"> condition {one.number}</span>
                  </a>
                </div>
              ) : null}
            </li>
          ))}
        </ol>
      ) : (
        <p className="govuk-body">
          No condition has been recorded. A breach is always of a condition, so add them as the order has them.
        </p>
      )}
      {mayChange ? (
        <p className="govuk-body">
          <a className="govuk-link" href={`${path}/conditions/new`}>
            Add a condition
          </a>
        </p>
      ) : null}
    </section>
  );
}

function Facts({ one }: { one: ShownCondition }) {
  const place = [one.place?.name, one.areaWords].filter(Boolean).join(", ");
  return (
    <div className="govuk-hint govuk-!-margin-bottom-1">
      {[
        one.binds ? `Binds ${one.binds} alone` : null,
        place || null,
        one.excludesFromHome ? "Out of their own home" : null,
        one.supervisor ? `Supervised by ${one.supervisor}` : null,
        `From ${longDay(one.fromDay)}`,
        one.ended ? `Ended ${one.ended}` : null,
      ]
        .filter(Boolean)
        .join(" · ")}
      {one.protects ? (
        <>
          {" · Not to meet "}
          {one.protects.id === null ? (
            one.protects.name
          ) : (
            <a className="govuk-link" href={`/people/${one.protects.id}`}>
              {one.protects.name}
            </a>
          )}
        </>
      ) : null}
    </div>
  );
}
