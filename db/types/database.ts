import type { AccessTables } from "./access.ts";
import type { ActionTables } from "./actions.ts";
import type { AuditTables } from "./audit.ts";
import type { CalendarTables } from "./calendar.ts";
import type { CaseReviewChangeTables } from "./case-review-changes.ts";
import type { CaseReviewTables } from "./case-reviews.ts";
import type { CaseLifecycleTables } from "./case-lifecycle.ts";
import type { CaseTables } from "./cases.ts";
import type { DocumentTables } from "./documents.ts";
import type { ImportTables } from "./imports.ts";
import type { IncidentTables } from "./incidents.ts";
import type { InterventionTables } from "./interventions.ts";
import type { JobTables } from "./jobs.ts";
import type { LocationTables } from "./locations.ts";
import type { MeetingHeldTables } from "./meetings-held.ts";
import type { MeetingTables } from "./meetings.ts";
import type { MinutesTables } from "./minutes.ts";
import type { MoneyTables } from "./money.ts";
import type { NeedToKnowTables } from "./need-to-know.ts";
import type { NoteTables } from "./notes.ts";
import type { NotificationTables } from "./notifications.ts";
import type { PeopleTables } from "./people.ts";
import type { PerformanceTables } from "./performance.ts";
import type { PlanningTables } from "./planning.ts";
import type { PlanTables } from "./plans.ts";
import type { PremisesTables } from "./premises.ts";
import type { ProblemTables } from "./problems.ts";
import type { ReportTables } from "./reports.ts";
import type { RetentionTables } from "./retention.ts";
import type { RightsTables } from "./rights.ts";
import type { RiskTables } from "./risk.ts";
import type { SettingsTables } from "./settings.ts";

export type Database = AccessTables &
  AuditTables &
  JobTables &
  CalendarTables &
  ImportTables &
  IncidentTables &
  InterventionTables &
  LocationTables &
  CaseTables &
  CaseReviewTables &
  CaseReviewChangeTables &
  CaseLifecycleTables &
  ActionTables &
  DocumentTables &
  MeetingTables &
  MeetingHeldTables &
  MinutesTables &
  MoneyTables &
  NeedToKnowTables &
  NoteTables &
  NotificationTables &
  PeopleTables &
  PerformanceTables &
  PlanningTables &
  PlanTables &
  PremisesTables &
  ProblemTables &
  ReportTables &
  RetentionTables &
  RightsTables &
  RiskTables &
  SettingsTables;
