import type { Actor } from "#app/domain/access/actor.ts";
import { listedSubject } from "#app/domain/cases/listed-subject.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { recordList } from "#app/services/audit/record-access.ts";
import { listCasesOfAgenda } from "#db/queries/agendas.ts";
import { listResearchAskedOf } from "#db/queries/research.ts";
import type { Executor } from "#db/transaction.ts";

type Context = { db: Executor; actor: Actor; now: Date };
type Asked = { show: "open" | "answered"; after: { dueOn: string; id: string }; sittingId?: string };

const PAGE = 50;

/** What the actor's agency is asked, a page at a time, each with the case that it is about. */
export async function ownResearchPage({ db, actor, now }: Context, { show, after, sittingId }: Asked) {
  const today = londonDay(now);
  const rows = await listResearchAskedOf(db, actor, { show, today, after, sittingId, limit: PAGE + 1 });
  const shown = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? shown.at(-1) : undefined;
  const ids = [...new Set(shown.map(({ caseId }) => caseId))];
  const cases = new Map((await listCasesOfAgenda(db, actor, ids, today)).map((one) => [one.id, one]));
  await recordList({ db, actor, now }, "research.listed", "case", ids, { show });
  return {
    next: last ? `${last.dueOn}~${last.id}` : null,
    requests: shown.flatMap(({ id, caseId, groupName, day, dueOn, answer }) => {
      const record = cases.get(caseId);
      if (!record) return [];
      const subject = listedSubject(record, today);
      return [{ id, reference: record.reference, subject, groupName, day, dueOn, answer }];
    }),
  };
}
