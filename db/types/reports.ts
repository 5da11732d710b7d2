import type { ReportKind, ReportStatus, ReportStep } from "#app/domain/reports/report.ts";

export interface ReportTables {
  csp_report_pack: {
    id: string;
    partnership_id: string;
    title: string;
    group_id: string;
    from_day: string;
    to_day: string;
    created_at: string;
    created_by: string;
    version: number;
  };
  csp_report: {
    id: string;
    partnership_id: string;
    reference: string;
    kind: ReportKind;
    title: string;
    agency_id: string | null;
    group_id: string | null;
    plan_id: string | null;
    pack_id: string | null;
    from_day: string;
    to_day: string;
    status: ReportStatus;
    author_user_id: string | null;
    signed_off_by: string | null;
    sent_at: string | null;
    created_at: string;
    created_by: string;
    version: number;
  };
  csp_report_part: {
    id: string;
    partnership_id: string;
    report_id: string;
    ordinal: number;
    part: string;
    theme_id: string | null;
    heading: string;
    words: string;
    version: number;
  };
  csp_report_step: {
    id: string;
    partnership_id: string;
    report_id: string;
    kind: ReportStep;
    words: string | null;
    recorded_at: string;
    recorded_by: string;
  };
  csp_report_sent: {
    id: string;
    partnership_id: string;
    report_id: string;
    content: string;
    content_hash: string;
    sent_at: string;
    sent_by: string;
  };
}
