import { listedSubject } from "#app/domain/cases/listed-subject.ts";
import { londonDay } from "#app/domain/dates/iso-day.ts";
import { refuseChase } from "#app/domain/meetings/research.ts";
import { listAgendaItems, listCasesOfAgenda } from "#db/queries/agendas.ts";
import { listResearchOfMeeting } from "#db/queries/research.ts";
import type { AgendaContext } from "./agenda-change.ts";
import { gateOf, openItems } from "./gate-of.ts";
import type { meetingOpened } from "./meeting-opened.ts";

type Meeting = NonNullable<Awaited<ReturnType<typeof meetingOpened>>>;

/** Whom a meeting has asked and who has answered, by case and by agency, as whoever keeps the meeting may see it. */
export async function researchPage(context: AgendaContext, meeting: Meeting) {
  const { db, actor, now } = context;
  const { sitting } = meeting;
  const today = londonDay(now);
  const items = (await listAgendaItems(db, actor, sitting.id)).flatMap((item) =>
    item.caseId === null ? [] : [{ ...item, caseId: item.caseId }],
  );
  const isOpen = await openItems(context, await gateOf(context, meeting), items);
  const asked = await listResearchOfMeeting(db, actor, sitting.id);
  const ids = items.map(({ caseId }) => caseId);
  const cases = new Map((await listCasesOfAgenda(db, actor, ids, today)).map((one) => [one.id, one]));
  const agencies = [...new Map(asked.map(({ agencyId, agencyName }) => [agencyId, agencyName]))];
  return {
    caseIds: ids,
    agencies: agencies.map(([id, name]) => {
      const own = asked.filter(({ agencyId }) => agencyId === id);
      const open = own.filter(({ isAnswered }) => !isAnswered);
      const late = open.filter(({ dueOn }) => dueOn < today).length;
      const chasedOn = own.map((one) => one.chasedOn ?? "").sort().at(-1) || null; // prettier-ignore
      return { id, name, asked: own.length, open: open.length, late, chasedOn, noChase: refuseChase(own, today) };
    }),
    dueOn: asked.map(({ dueOn }) => dueOn).sort().at(-1) ?? null, // prettier-ignore
    cases: items.flatMap((item) => {
      const record = cases.get(item.caseId);
      if (!record) return [];
      const own = asked.filter(({ caseId }) => caseId === item.caseId);
      return [
        {
          ...{ itemId: item.id, reference: record.reference, subject: listedSubject(record, today) },
          answers: own.map(({ agencyId, isAnswered, answer }) => ({
            ...{ agencyId, isAnswered, answer: isOpen(item) || agencyId === actor.agencyId ? answer : null },
          })),
        },
      ];
    }),
  };
}
