import type { MeasureFigures } from "#app/domain/performance/measures/figures.ts";
import type { Executor } from "#db/transaction.ts";
import { type FiguresAsked, themeFigures } from "./theme-figures.ts";

type Count = (asked: FiguresAsked) => Promise<MeasureFigures[]>;
let elsewhere: Count | null = null;

/** Once at the start of a server: a thread of its own for the figures, so that pages go on meanwhile. Null: in this one. */
export function runFiguresIn(thread: Count | null) {
  elsewhere = thread;
  atHand.clear();
  running.clear();
}

export type Counted = { figures: MeasureFigures[]; at: string };
export type FiguresNow =
  | { kind: "counted"; counted: Counted }
  /** Still being counted; with what was counted the last time that somebody asked. */
  | { kind: "counting"; earlier: Counted | null };

/** How long a page waits: others may be having theirs counted, and a page never waits for another's. */
const PATIENCE_MS = 2000;
const KEPT = 200;

const atHand = new Map<string, Counted>();
const running = new Map<string, Promise<Counted>>();

/** The figures as they are now; or, when counting them takes longer than a page may, those of before. */
export async function figuresNow(db: Executor, asked: FiguresAsked, now: Date): Promise<FiguresNow> {
  if (!elsewhere)
    return { kind: "counted", counted: { figures: await themeFigures(db, asked), at: now.toISOString() } };
  const key = JSON.stringify(asked);
  const counting = running.get(key) ?? count(elsewhere, key, asked, now);
  const late = new Promise<null>((resolve) => setTimeout(resolve, PATIENCE_MS, null).unref());
  const counted = await Promise.race([counting, late]);
  return counted ? { kind: "counted", counted } : { kind: "counting", earlier: atHand.get(key) ?? null };
}

function count(elsewhere: Count, key: string, asked: FiguresAsked, now: Date): Promise<Counted> {
  const counting = elsewhere(asked)
    .then((figures) => {
      const counted = { figures, at: now.toISOString() };
      keep(key, counted);
      return counted;
    })
    .finally(() => running.delete(key));
  // Nobody may be waiting any more when it fails; whoever asks next is told.
  counting.catch(() => undefined);
  running.set(key, counting);
  return counting;
}

/** The newest are kept; a day that is over is asked for no more. */
function keep(key: string, counted: Counted) {
  atHand.delete(key);
  atHand.set(key, counted);
  const [oldest] = atHand.keys();
  if (atHand.size > KEPT && oldest !== undefined) atHand.delete(oldest);
}
