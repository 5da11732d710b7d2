import type { Actor } from "#app/domain/access/actor.ts";
import { HOURS, NOT_KNOWN, type ViolenceAsked } from "#app/domain/premises/violence.ts";
import { listAreas } from "#db/queries/areas.ts";
import { countViolence } from "#db/queries/violence-figures.ts";
import type { Executor } from "#db/transaction.ts";

/** Violence by beat, and by hour of the day in the beat that is asked for, with the sums of both. */
export async function violenceFigures(db: Executor, actor: Actor, asked: ViolenceAsked) {
  const counted = await countViolence(db, actor, { ...asked, beat: undefined, hour: undefined });
  const areas = await listAreas(db, actor.partnershipId, "beat");
  const sum = (is: (row: (typeof counted)[number]) => boolean) =>
    counted.reduce((total, row) => (is(row) ? total + row.rows : total), 0);
  const isShown = ({ beat }: { beat: string }) => asked.beat === undefined || beat === asked.beat;
  const known = [...new Set([...areas.map(({ code }) => code), ...counted.map(({ beat }) => beat)])];
  const codes = [...known.filter((code) => code !== NOT_KNOWN).sort(), NOT_KNOWN];
  const nameOf = (code: string) => areas.find((area) => area.code === code)?.name;
  return {
    all: sum(() => true),
    shown: sum(isShown),
    beats: codes.map((code) => ({
      ...{ code, rows: sum(({ beat }) => beat === code) },
      name: code === NOT_KNOWN ? "Not recorded" : [...new Set([code, nameOf(code) ?? code])].join(" "),
    })),
    hours: HOURS.map((hour) => ({ hour, rows: sum((row) => row.hour === hour && isShown(row)) })),
  };
}
