import { useMemo } from "react";
import { BothVersions, type VersionRow } from "#app/components/admin/both-versions.tsx";
import { PageForm } from "#app/components/forms/page-form.tsx";
import { Button } from "#app/components/govuk/button.tsx";
import { ButtonGroup } from "#app/components/govuk/button-group.tsx";
import { Details } from "#app/components/govuk/details.tsx";
import { ErrorSummary } from "#app/components/govuk/error-summary.tsx";
import type { FormFields } from "#app/components/govuk/field-props.ts";
import { Radios } from "#app/components/govuk/radios.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { Table } from "#app/components/govuk/table.tsx";
import { Textarea } from "#app/components/govuk/textarea.tsx";
import {
  ATTENDANCE_STATUS_NAMES,
  ATTENDANCE_STATUSES,
  CAPACITIES,
  CAPACITY_NAMES,
  OFFICE_NAMES,
  OFFICES,
} from "#app/domain/meetings/attendance.ts";
import { attendanceForm, REST_PRESENT, rowSeen } from "#app/domain/meetings/attendance.form.ts";
import type { FieldErrors, FormValues } from "#app/forms/parse-form.ts";
import { useCheckedForm } from "#app/forms/use-checked-form.ts";
import type { AttendanceList, ListedRow } from "./attendance-list.ts";

type Props = AttendanceList & {
  reply: { values: FormValues; errors: FieldErrors; recorded: readonly VersionRow[] | null } | undefined;
};

/** Everybody in one table, one row each: the arrow keys choose in a row, Tab goes to the next. */
export function AttendanceForm({ rows, agencies, contributions, asksStatement, isBefore, reply }: Props) {
  const initial = useMemo(() => initialOf({ rows, agencies, contributions }), [rows, agencies, contributions]);
  // Whoever was put on the list since the page was opened is in no form that was sent.
  const sent = useMemo(() => reply && { ...reply, values: { ...initial, ...reply.values } }, [initial, reply]);
  const { field, errorOf, errors, onSubmit } = useCheckedForm(attendanceForm, initial, sent);
  const values = sent?.values ?? initial;
  const hasWords = ({ id }: { id: string }) => values[`words-${id}`] !== "" || errorOf(`words-${id}`) !== undefined;
  const brought = agencies.filter(hasWords);
  const silent = agencies.filter((agency) => !hasWords(agency));
  const box = ({ id, name }: { id: string; name: string }) => (
    <div key={id}>
      <input type="hidden" {...field(`was-${id}`)} />
      <input type="hidden" {...field(`version-${id}`)} />
      <Textarea field={field(`words-${id}`)} label={name} rows={2} error={errorOf(`words-${id}`)} />
    </div>
  );
  return (
    <PageForm onSubmit={onSubmit}>
      <ErrorSummary errors={errors} />
      {reply?.recorded ? <BothVersions rows={reply.recorded} /> : null}
      <Table
        caption="People"
        captionSize="m"
        scrollLabel="People"
        stacked
        firstCellIsHeader
        className="app-attendance"
        head={["Who", "Is there", "As", "Office", ...(asksStatement ? ["Statement"] : [])]}
        rows={rows.map((row) => [
          <Who key="who" row={row} />,
          <Status key="status" row={row} isBefore={isBefore} field={field} errorOf={errorOf} />,
          <Capacity key="capacity" row={row} field={field} errorOf={errorOf} />,
          <OfficeOf key="office" row={row} field={field} errorOf={errorOf} />,
          ...(asksStatement ? [<Accepted key="accepted" row={row} />] : []),
        ])}
      />
      {contributions === null ? null : (
        <>
          <h2 className="govuk-heading-m">What each agency brought</h2>
          {brought.map(box)}
          {silent.length === 0 ? null : (
            <Details
              summary={brought.length === 0 ? "Write what an agency brought" : "Write what another agency brought"}
            >
              {silent.map(box)}
            </Details>
          )}
        </>
      )}
      <div className="app-attendance-buttons">
        <ButtonGroup>
          <Button>Save</Button>
          {isBefore || rows.every(({ status }) => status !== "no-reply") ? null : (
            <Button name="intent" value={REST_PRESENT} variant="secondary">
              Everybody who has said nothing is present
            </Button>
          )}
        </ButtonGroup>
      </div>
    </PageForm>
  );
}

function Who({ row: { name, agencyName, deputyForName } }: { row: ListedRow }) {
  return (
    <>
      {name}
      <div className="govuk-!-font-weight-regular">
        {agencyName}
        {deputyForName === null ? null : `, for ${deputyForName}`}
      </div>
    </>
  );
}

type Cell = FormFields & { row: ListedRow };

function Status({ row: { key, name }, isBefore, field, errorOf }: Cell & { isBefore: boolean }) {
  const statuses = ATTENDANCE_STATUSES.filter((one) => !isBefore || one !== "present");
  return (
    <>
      <input type="hidden" {...field(`seen-${key}`)} />
      <Radios
        field={field(`status-${key}`)}
        legend={<span className="govuk-visually-hidden">{name}</span>}
        inline
        small
        groupClassName="govuk-!-margin-bottom-0"
        items={statuses.map((value) => ({ value, text: ATTENDANCE_STATUS_NAMES[value] }))}
        error={errorOf(`status-${key}`)}
      />
    </>
  );
}

function Capacity({ row: { key, name }, field, errorOf }: Cell) {
  return (
    <Select
      field={field(`capacity-${key}`)}
      label={<span className="govuk-visually-hidden">{name} comes as</span>}
      groupClassName="govuk-!-margin-bottom-0"
      items={CAPACITIES.map((value) => ({ value, text: CAPACITY_NAMES[value] }))}
      error={errorOf(`capacity-${key}`)}
    />
  );
}

function OfficeOf({ row: { key, name }, field, errorOf }: Cell) {
  return (
    <Select
      field={field(`office-${key}`)}
      label={<span className="govuk-visually-hidden">Office of {name}</span>}
      groupClassName="govuk-!-margin-bottom-0"
      placeholder="None"
      items={OFFICES.map((value) => ({ value, text: OFFICE_NAMES[value] }))}
      error={errorOf(`office-${key}`)}
    />
  );
}

function Accepted({ row: { id, userId, name, hasAccepted } }: { row: ListedRow }) {
  if (hasAccepted) return "Accepted";
  if (userId !== null) return "Not yet";
  const box = `accepted-${id ?? ""}`;
  return (
    <div className="govuk-checkboxes govuk-checkboxes--small">
      <div className="govuk-checkboxes__item">
        <input className="govuk-checkboxes__input" type="checkbox" id={box} name={box} value="yes" />
        <label className="govuk-label govuk-checkboxes__label" htmlFor={box}>
          Accepts<span className="govuk-visually-hidden">: {name}</span>
        </label>
      </div>
    </div>
  );
}

function initialOf({ rows, agencies, contributions }: Pick<Props, "rows" | "agencies" | "contributions">): FormValues {
  return Object.fromEntries([
    ...rows.flatMap((row): [string, string][] => [
      [`status-${row.key}`, row.status],
      [`capacity-${row.key}`, row.capacity],
      [`office-${row.key}`, row.office ?? ""],
      [`seen-${row.key}`, rowSeen(row)],
    ]),
    ...(contributions === null ? [] : agencies).flatMap(({ id }): [string, string][] => {
      const said = contributions?.find(({ agencyId }) => agencyId === id);
      const words = said?.words ?? "";
      return [
        [`words-${id}`, words],
        [`was-${id}`, words],
        [`version-${id}`, String(said?.version ?? 0)],
      ];
    }),
  ]);
}
