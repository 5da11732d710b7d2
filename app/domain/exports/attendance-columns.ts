import { ATTENDANCE_STATUS_NAMES } from "../meetings/attendance.ts";
import type { MatrixAgency } from "../meetings/attendance-matrix.ts";
import type { Column } from "./columns.ts";

type Row = { agency: MatrixAgency; day: string; status: MatrixAgency["cells"][number] };

/** One row for each agency and meeting: whoever wants the table makes it of them. */
export const ATTENDANCE_COLUMNS: readonly Column<Row>[] = [
  { heading: "Agency", width: 34, of: ({ agency }) => agency.name },
  { heading: "Meeting", width: 14, of: ({ day }) => ({ day }) },
  {
    heading: "Attendance",
    width: 18,
    of: ({ status }) => (status === null ? "Not recorded" : ATTENDANCE_STATUS_NAMES[status]),
  },
  { heading: "Attended", width: 12, of: ({ agency }) => agency.attended },
  { heading: "By deputy", width: 12, of: ({ agency }) => agency.byDeputy },
  { heading: "Of meetings", width: 12, of: ({ agency }) => agency.of },
  { heading: "Percent", width: 10, of: ({ agency }) => agency.percent },
];
