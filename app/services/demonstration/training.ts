import { plusDays } from "#app/domain/dates/iso-day.ts";
import type { TrainingSubject } from "#app/domain/plan/training.ts";
import { addCourse } from "#app/services/plan/keep-course.ts";
import { asDone } from "./as-done.ts";
import { chanceFrom } from "./chance.ts";
import { at, type World } from "./world.ts";

/** Days before today, the course, who gave it and how many came from each agency at about. */
const COURSES: readonly (readonly [number, string, TrainingSubject, string, Readonly<Record<string, number>>])[] = [
  [655, "ASB powers: notices, orders and injunctions", "asb", "Council legal services", { "Charnwood Borough Council": 12, "Leicestershire Police": 18 }],
  [560, "Recognising cuckooing", "exploitation", "Leicestershire Police", { "Charnwood Borough Council": 14, "Turning Point": 6, "The Falcon Centre": 5, "Leicestershire Fire and Rescue Service": 4 }],
  [470, "Prevent awareness for front-line staff", "prevent", "County Prevent team", { "Charnwood Borough Council": 22, "Loughborough University": 11, "Loughborough College": 9 }],
  [385, "Hate crime: recording and support", "hate", "Leicestershire Police", { "Charnwood Borough Council": 10, "Loughborough University": 7, "The Bridge": 6 }],
  [310, "Working with victims of ASB: risk and contact", "asb", "Victim support trainer", { "Charnwood Borough Council": 9, "Leicestershire Police": 12, "The Bridge": 4 }],
  [228, "Domestic abuse: how to ask and where to refer", "domestic-abuse", "Living Without Abuse", { "Charnwood Borough Council": 15, "Family Help": 8, "Probation Service": 5, "The Falcon Centre": 3 }],
  [150, "County lines and child exploitation", "exploitation", "County exploitation hub", { "Leicestershire Police": 16, "Family Help": 9, "Loughborough College": 8, "Leicestershire Youth Justice Service": 7 }],
  [64, "ASB case reviews: threshold, panel and letters", "asb", "County community safety team", { "Charnwood Borough Council": 8, "Leicestershire Police": 6, "NHS Leicester": 2, "Leicestershire County Council": 3 }],
  [22, "Safeguarding adults who neglect themselves", "safeguarding", "County adult safeguarding", { "Charnwood Borough Council": 7, "Leicestershire Fire and Rescue Service": 6, "Turning Point": 4, "NHS Leicester": 3 }],
]; // prettier-ignore

/** The log of courses: people by agency, and nobody's name. */
export async function buildTraining(world: World) {
  const chance = chanceFrom(8_008);
  const actor = await world.actor("coordinator");
  for (const [before, title, subject, provider, came] of COURSES) {
    const heldOn = world.daysAgo(before);
    const attended = Object.entries(came).map(([agency, people]) => ({
      ...{ agencyId: world.agency(agency), people: Math.max(1, people + chance.between(-2, 3)) },
    }));
    const now = at(plusDays(heldOn, 1), "09:20");
    await asDone(addCourse({ db: world.db, actor, now }, { title, subject, heldOn, provider }, attended));
  }
}
