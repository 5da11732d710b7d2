import { longDay } from "#app/domain/dates/iso-day.ts";
import { quarterName, quarterOf } from "#app/domain/performance/quarter.ts";
import { OPCC_STATE_NAMES, type OpccStep, UNDERSPEND_NAMES } from "#app/domain/plan/opcc.ts";

type Props = { steps: readonly (OpccStep & { id: string; words: string; recordedByName: string | null })[] };

/** In the order in which they happened. */
export function Steps({ steps }: Props) {
  return steps.map(({ id, state, onDay, quarterFrom, underspend, words, recordedByName }) => (
    <div key={id} className="govuk-!-margin-bottom-4">
      <h3 className="govuk-heading-s govuk-!-margin-bottom-1">
        {quarterFrom === null ? OPCC_STATE_NAMES[state] : `Monitored: ${quarterName(quarterOf(quarterFrom))}`},{" "}
        {longDay(onDay)}
      </h3>
      <p className="govuk-body app-typed govuk-!-margin-bottom-1">{words}</p>
      {underspend === null ? null : (
        <p className="govuk-body govuk-!-margin-bottom-1">
          Money that was left: {UNDERSPEND_NAMES[underspend]}.
          {underspend === "carried" ? " Enter it as carried forward on a line of the next year." : null}
        </p>
      )}
      {recordedByName === null ? null : <p className="govuk-hint">Recorded by {recordedByName}</p>}
    </div>
  ));
}
