import type { Actor } from "#app/domain/access/actor.ts";
import { shortDay } from "#app/domain/dates/iso-day.ts";
import { PLAN_KIND_NAMES, PLAN_STATUS_NAMES } from "#app/domain/plan/plan.ts";
import { REPORT_KIND_NAMES, REPORT_STATUS_NAMES } from "#app/domain/reports/report.ts";
import { wordsOf } from "#app/domain/search/name-words.ts";
import { listPlanTitles, listReportTitles } from "#db/queries/titles.ts";
import type { Executor } from "#db/transaction.ts";
import type { FoundRow } from "./found-rows.ts";
import { wholeList } from "./whole-list.ts";

/** Of each the newest so many are looked through. */
const MOST_TITLES = 200;

/** The plans and reports in whose titles each word begins one; null when the actor reads neither. */
export function plansFound({ db, actor }: { db: Executor; actor: Actor }, words: string) {
  const [mayPlans, mayReports] = [actor.permissions.has("plan:read"), actor.permissions.has("reports:read")];
  if (!mayPlans && !mayReports) return null;
  const wanted = wordsOf(words);
  const isWanted = (title: string) => {
    const held = wordsOf(title);
    return wanted.every((word) => held.some((of) => of.startsWith(word)));
  };
  const all = async (): Promise<FoundRow[]> => {
    const plans = mayPlans ? await listPlanTitles(db, actor, MOST_TITLES) : [];
    const reports = mayReports ? await listReportTitles(db, actor, MOST_TITLES) : [];
    return [
      ...plans.map((plan) => row(plan, "/plans", PLAN_KIND_NAMES[plan.kind], PLAN_STATUS_NAMES[plan.status])),
      ...reports.map((one) => row(one, "/reports", REPORT_KIND_NAMES[one.kind], REPORT_STATUS_NAMES[one.status])),
    ].filter(({ link }) => isWanted(link));
  };
  return wholeList(all);
}

type Titled = { id: string; reference: string; title: string; fromDay: string; toDay: string };

function row({ id, reference, title, fromDay, toDay }: Titled, path: string, kind: string, status: string): FoundRow {
  return {
    ...{ id, key: id, href: `${path}/${id}`, link: title },
    cells: [reference, kind, `${shortDay(fromDay)} to ${shortDay(toDay)}`, status],
  };
}
