import * as partnershipsAndUsers from "./0001-partnerships-and-users.ts";
import * as audit from "./0002-audit.ts";
import * as peopleAndCases from "./0003-people-and-cases.ts";
import * as crimeFigures from "./0004-crime-figures.ts";
import * as settings from "./0005-settings.ts";
import * as calendar from "./0006-calendar.ts";
import * as actions from "./0007-actions.ts";
import * as notifications from "./0008-notifications.ts";
import * as imports from "./0009-imports.ts";
import * as documents from "./0010-documents.ts";
import * as changesTakenBack from "./0011-changes-taken-back.ts";
import * as personParts from "./0012-person-parts.ts";
import * as personMerges from "./0013-person-merges.ts";
import * as locationsAndSubjects from "./0014-locations-and-referral-subjects.ts";
import * as caseLifecycle from "./0015-case-lifecycle.ts";
import * as notesAndNeedToKnow from "./0016-notes-and-need-to-know.ts";
import * as riskInFull from "./0017-risk-in-full.ts";
import * as plansAndLists from "./0018-plans-and-lists.ts";
import * as importOfCases from "./0019-import-of-cases.ts";
import * as closuresOfImportedCases from "./0020-closures-of-imported-cases.ts";
import * as timelineOfRisk from "./0021-timeline-of-risk.ts";
import * as incidents from "./0022-incidents.ts";
import * as caseReviews from "./0023-case-reviews.ts";
import * as whatAReportBrought from "./0024-what-a-report-brought.ts";
import * as changesOfCaseReviews from "./0025-changes-of-case-reviews.ts";
import * as problemsAndCasework from "./0026-problems-and-casework.ts";
import * as importOfIncidents from "./0027-import-of-incidents.ts";
import * as incidentsByArea from "./0028-incidents-by-area.ts";
import * as whatAReferrerSaw from "./0029-what-a-referrer-saw.ts";
import * as interventions from "./0030-interventions.ts";
import * as powersInForce from "./0031-powers-in-force.ts";
import * as licensedPremises from "./0032-licensed-premises.ts";
import * as licensingSteps from "./0033-licensing-steps.ts";
import * as incidentsAtPremises from "./0035-incidents-at-premises.ts";
import * as whatFollowsAGrade from "./0037-what-follows-a-grade.ts";
import * as agendas from "./0038-agendas.ts";
import * as aroundTheTable from "./0039-around-the-table.ts";
import * as minutes from "./0040-minutes.ts";
import * as retention from "./0041-retention.ts";
import * as requestsAndPacks from "./0042-requests-and-packs.ts";
import * as registerAndAgreements from "./0043-register-and-agreements.ts";
import * as outsideFigures from "./0044-outside-figures.ts";
import * as crimeWithoutAnArea from "./0045-crime-without-an-area.ts";
import * as measuresOfIncidents from "./0046-measures-of-incidents.ts";
import * as figuresByDay from "./0047-figures-by-day.ts";
import * as thePlan from "./0048-the-plan.ts";
import * as moneyAndTraining from "./0049-money-and-training.ts";
import * as reports from "./0050-reports.ts";
import * as underspend from "./0051-underspend.ts";
import * as demonstrationBirth from "./0052-demonstration-birth.ts";
import * as retiredPlanParts from "./0053-retired-plan-parts.ts";
import * as archivedMonths from "./0054-archived-months.ts";
import * as countedChanges from "./0055-counted-changes.ts";
import type { AnyDatabase } from "./portable.ts";

export type Migration = { name: string; up: (db: AnyDatabase) => Promise<void> };

/** In order. A migration that has landed is frozen: what comes after is a new one at the end. */
export const MIGRATIONS: readonly Migration[] = [
  { name: "0001-partnerships-and-users", ...partnershipsAndUsers },
  { name: "0002-audit", ...audit },
  { name: "0003-people-and-cases", ...peopleAndCases },
  { name: "0004-crime-figures", ...crimeFigures },
  { name: "0005-settings", ...settings },
  { name: "0006-calendar", ...calendar },
  { name: "0007-actions", ...actions },
  { name: "0008-notifications", ...notifications },
  { name: "0009-imports", ...imports },
  { name: "0010-documents", ...documents },
  { name: "0011-changes-taken-back", ...changesTakenBack },
  { name: "0012-person-parts", ...personParts },
  { name: "0013-person-merges", ...personMerges },
  { name: "0014-locations-and-referral-subjects", ...locationsAndSubjects },
  { name: "0015-case-lifecycle", ...caseLifecycle },
  { name: "0016-notes-and-need-to-know", ...notesAndNeedToKnow },
  { name: "0017-risk-in-full", ...riskInFull },
  { name: "0018-plans-and-lists", ...plansAndLists },
  { name: "0019-import-of-cases", ...importOfCases },
  { name: "0020-closures-of-imported-cases", ...closuresOfImportedCases },
  { name: "0021-timeline-of-risk", ...timelineOfRisk },
  { name: "0022-incidents", ...incidents },
  { name: "0023-case-reviews", ...caseReviews },
  { name: "0024-what-a-report-brought", ...whatAReportBrought },
  { name: "0025-changes-of-case-reviews", ...changesOfCaseReviews },
  { name: "0026-problems-and-casework", ...problemsAndCasework },
  { name: "0027-import-of-incidents", ...importOfIncidents },
  { name: "0028-incidents-by-area", ...incidentsByArea },
  { name: "0029-what-a-referrer-saw", ...whatAReferrerSaw },
  { name: "0030-interventions", ...interventions },
  { name: "0031-powers-in-force", ...powersInForce },
  { name: "0032-licensed-premises", ...licensedPremises },
  { name: "0033-licensing-steps", ...licensingSteps },
  { name: "0035-incidents-at-premises", ...incidentsAtPremises },
  { name: "0037-what-follows-a-grade", ...whatFollowsAGrade },
  { name: "0038-agendas", ...agendas },
  { name: "0039-around-the-table", ...aroundTheTable },
  { name: "0040-minutes", ...minutes },
  { name: "0041-retention", ...retention },
  { name: "0042-requests-and-packs", ...requestsAndPacks },
  { name: "0043-register-and-agreements", ...registerAndAgreements },
  { name: "0044-outside-figures", ...outsideFigures },
  { name: "0045-crime-without-an-area", ...crimeWithoutAnArea },
  { name: "0046-measures-of-incidents", ...measuresOfIncidents },
  { name: "0047-figures-by-day", ...figuresByDay },
  { name: "0048-the-plan", ...thePlan },
  { name: "0049-money-and-training", ...moneyAndTraining },
  { name: "0050-reports", ...reports },
  { name: "0051-underspend", ...underspend },
  { name: "0052-demonstration-birth", ...demonstrationBirth },
  { name: "0053-retired-plan-parts", ...retiredPlanParts },
  { name: "0054-archived-months", ...archivedMonths },
  { name: "0055-counted-changes", ...countedChanges },
];
