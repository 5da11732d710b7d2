import { Table } from "#app/components/govuk/table.tsx";
import { Tag, type TagColour } from "#app/components/govuk/tag.tsx";
import {
  ATTENDANCE_STATUS_NAMES,
  type AttendanceStatus,
  CAPACITY_NAMES,
  OFFICE_NAMES,
} from "#app/domain/meetings/attendance.ts";
import type { AttendanceList, ListedRow } from "./attendance-list.ts";

const COLOURS: Record<AttendanceStatus, TagColour> = {
  present: "green",
  deputy: "teal",
  apologies: "yellow",
  "no-reply": "grey",
};

/** For whoever reads: each agency, its people, and what it brought. */
export function AttendanceTable({ rows, agencies, contributions, asksStatement, isBefore }: AttendanceList) {
  return (
    <Table
      caption="Agencies"
      captionSize="m"
      scrollLabel="Agencies"
      stacked
      firstCellIsHeader
      head={["Agency", isBefore ? "So far" : "Is there", "People"]}
      rows={agencies.map(({ id, name, status }) => [
        name,
        <Tag key="status" colour={COLOURS[status]}>
          {ATTENDANCE_STATUS_NAMES[status]}
        </Tag>,
        <div key="people">
          <ul className="govuk-list govuk-!-margin-bottom-0">
            {rows
              .filter(({ agencyId }) => agencyId === id)
              .map((row) => (
                <li key={row.key}>{words(row, asksStatement)}</li>
              ))}
          </ul>
          {contributions
            ?.filter(({ agencyId, words: said }) => agencyId === id && said !== "")
            .map(({ words: said }) => (
              <p key="said" className="govuk-hint govuk-!-margin-bottom-0 app-typed">
                {said}
              </p>
            ))}
        </div>,
      ])}
    />
  );
}

function words({ name, status, capacity, office, deputyForName, hasAccepted }: ListedRow, asksStatement: boolean) {
  const parts = [ATTENDANCE_STATUS_NAMES[status].toLowerCase()];
  if (capacity !== "member") parts.push(CAPACITY_NAMES[capacity].toLowerCase());
  if (office !== null) parts.push(OFFICE_NAMES[office].toLowerCase());
  if (deputyForName !== null) parts.push(`for ${deputyForName}`);
  if (asksStatement) parts.push(hasAccepted ? "statement accepted" : "statement not accepted");
  return `${name}: ${parts.join(", ")}`;
}
