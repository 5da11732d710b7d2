import { BreachRows } from "#app/components/interventions/breach-rows.tsx";
import { fullDay } from "#app/domain/dates/iso-day.ts";

type Props = {
  groupId: string;
  /** Of the next sitting, where one is planned. */
  nextDay: string | null;
  breaches: Parameters<typeof BreachRows>[0]["rows"];
  mayHear: boolean;
};

/** What is to be reported to the group when it sits next; nothing where there is nothing. */
export function SittingBreaches({ groupId, nextDay, breaches, mayHear }: Props) {
  if (breaches.length === 0) return null;
  return (
    <section>
      <h2 className="govuk-heading-m">
        Breaches for the next sitting{nextDay === null ? "" : `, ${fullDay(nextDay)}`}
      </h2>
      <BreachRows caption="Breaches for the next sitting" rows={breaches} />
      {mayHear ? (
        <p className="govuk-body">
          <a className="govuk-link" href={`/groups/${groupId}/breaches`}>
            Mark breaches as heard
          </a>
        </p>
      ) : null}
    </section>
  );
}
