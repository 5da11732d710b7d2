import { AGENDA_PART_NAMES, type AgendaPart } from "#app/domain/meetings/agenda-parts.ts";

type Props = { part: AgendaPart; order: number | null; isReadOnly: boolean };

/** A part that is heard or not, and its place as a number. */
export function PartRow({ part, order, isReadOnly }: Props) {
  const id = `part-${part}`;
  if (isReadOnly) return order === null ? null : <li>{`${order}. ${AGENDA_PART_NAMES[part]}`}</li>;
  return (
    <li className="app-agenda-order">
      <div className="govuk-checkboxes govuk-checkboxes--small">
        <div className="govuk-checkboxes__item">
          <input
            className="govuk-checkboxes__input"
            type="checkbox"
            id={id}
            name="parts"
            value={part}
            defaultChecked={order !== null}
          />
          <label className="govuk-label govuk-checkboxes__label" htmlFor={id}>
            {AGENDA_PART_NAMES[part]}
          </label>
        </div>
      </div>
      <input
        className="govuk-input govuk-input--width-2"
        name={`order-${part}`}
        inputMode="numeric"
        defaultValue={order ?? ""}
        aria-label={`Place of: ${AGENDA_PART_NAMES[part]}`}
      />
    </li>
  );
}
