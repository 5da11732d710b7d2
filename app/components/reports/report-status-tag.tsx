import { REPORT_STATUS_NAMES, type ReportStatus } from "#app/domain/reports/report.ts";
import { Tag } from "../govuk/tag.tsx";

const COLOURS = { draft: "grey", "signed-off": "blue", sent: "green" } as const;

export function ReportStatusTag({ status }: { status: ReportStatus }) {
  return <Tag colour={COLOURS[status]}>{REPORT_STATUS_NAMES[status]}</Tag>;
}
