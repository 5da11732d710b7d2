import type { Actor } from "#app/domain/access/actor.ts";
import { plusDays } from "#app/domain/dates/iso-day.ts";
import { addHolder, endHolder } from "#app/services/premises/change-holders.ts";
import { addLicenceConditions } from "#app/services/premises/change-licence-conditions.ts";
import { recordLicensingDecision } from "#app/services/premises/change-licensing-step.ts";
import { listHolders } from "#db/queries/premises-holders.ts";
import { recordLicensingStep } from "#app/services/premises/record-licensing-step.ts";
import type { LicensingStepGiven } from "#app/domain/premises/licensing-step.form.ts";
import { asDone } from "./as-done.ts";
import { type Diary, workingDay } from "./diary.ts";
import type { Premises } from "./premises-register.ts";
import { at, type World } from "./world.ts";

type With = { world: World; licensing: Actor; diary: Diary };

const BLANK = {
  ...{
    happenedTime: null,
    untilDay: null,
    untilTime: null,
    applicant: null,
    grounds: [],
    hearingOn: null,
    words: null,
  },
};

/** What is done about licences: a review with its decision, changed conditions, a suspension, a closure, new supervisors. */
export function licensingSteps(
  { world, licensing, diary }: With,
  all: readonly Premises[],
  meetings: readonly string[],
) {
  const { db } = world;
  const on = (
    name: string,
    fortnight: number,
    after: number,
    what: (premises: Premises, day: string) => Promise<unknown>,
  ) => {
    const premises = all.find((one) => one.name === name);
    const day = workingDay(plusDays(meetings.at(fortnight - 52) ?? world.from, after));
    if (premises && day < world.today) diary.on(day, async () => void (await what(premises, day)));
  };
  const context = (day: string) => ({ db, actor: licensing, now: at(day, "12:15"), once: null });
  const step = (
    premises: Premises,
    day: string,
    given: Pick<LicensingStepGiven, "kind"> & Partial<LicensingStepGiven>,
  ) => asDone(recordLicensingStep(context(day), premises.id, { ...BLANK, happenedOn: day, ...given }));

  let reviewId = "";
  on("The Lamplighter", 14, 5, async (premises, day) => {
    const { id } = await step(premises, day, {
      ...{
        kind: "review",
        applicant: "police",
        grounds: ["crime", "safety"],
        hearingOn: workingDay(plusDays(day, 47)),
      },
      words: "Applied for by the police after nine assaults in twelve weeks and a plan that was not followed.",
    });
    reviewId = id;
  });
  on("The Lamplighter", 14, 52, async (premises, day) => {
    await asDone(
      recordLicensingDecision(
        context(day),
        { premisesId: premises.id, id: reviewId },
        {
          ...{ version: 1, decidedOn: day, outcome: "decided", decisions: ["modified", "dps-removed"] },
          ...{ effectiveFrom: plusDays(day, 21), suspendedUntil: null, limitedUntil: null, appealedOn: null },
          words: "Last entry at 23:00, door supervisors from 20:00 on Friday and Saturday, and a new supervisor named.",
        },
      ),
    );
    await asDone(
      addLicenceConditions(context(day), premises.id, {
        source: "after-hearing",
        words:
          "21. No customer shall be admitted or readmitted after 23:00.\n22. Two door supervisors shall be on duty from 20:00 on Friday and Saturday.\n23. All drinks shall be served in polycarbonate.",
        fromDay: plusDays(day, 21),
      }),
    );
    await newSupervisor(premises, day, "Beverley Oakhanger", 31);
  });
  on("Vault Nine", 13, 9, (premises, day) =>
    step(premises, day, {
      kind: "variation",
      words: "Minor variation: ID scanner and search on entry made conditions.",
    }),
  );
  on("Carillon Convenience", 15, 30, (premises, day) =>
    step(premises, day, {
      ...{ kind: "closure-alcohol", happenedTime: "18:00", untilDay: plusDays(day, 7), untilTime: "18:00" },
      words: "Closure notice after two sales to volunteers under 18 within three months; accepted by the holder.",
    }),
  );
  on("The Town Crier", 30, 2, (premises, day) =>
    step(premises, day, {
      kind: "suspension",
      untilDay: plusDays(day, 11),
      words: "Annual fee not paid; suspended until it was.",
    }),
  );
  on("Mezzo", 17, 4, (premises, day) =>
    step(premises, day, {
      kind: "closure",
      untilDay: plusDays(day, 2),
      words: "Closure notice by the police, 48 hours, after supply of drugs inside.",
    }),
  );
  for (const [name, fortnight, supervisor, number] of NEW_SUPERVISORS)
    on(name, fortnight, 6, (premises, day) => newSupervisor(premises, day, supervisor, number));
  on("The Mill Race", 47, 5, async (premises, day) => {
    const holders = await listHolders(db, licensing, premises.id);
    const dps = holders.find(({ role }) => role === "dps");
    if (dps)
      await asDone(
        endHolder(context(day), { premisesId: premises.id, holderId: dps.id }, { version: dps.version, untilDay: day }),
      );
  });

  async function newSupervisor(premises: Premises, day: string, name: string, number: number) {
    await asDone(
      addHolder(context(day), premises.id, {
        ...{
          role: "dps" as const,
          holderKind: "person" as const,
          name,
          companyNumber: null,
          email: null,
          addressWords: null,
        },
        ...{
          personalLicenceNumber: `CHA/PERS/${3300 + number}`,
          phone: `07700 9003${number}`,
          fromDay: day,
          untilDay: null,
        },
      }),
    );
    premises.dps = name;
  }
}

const NEW_SUPERVISORS = [
  ["Birdcage", 16, "Dominic Hathersage", 40],
  ["The Loft on Carillon", 22, "Renata Bielby", 41],
  ["Foundry Yard", 29, "Kirsty Wolfenden", 42],
  ["The Glovers", 33, "Alun Thresher", 43],
  ["Copperline", 45, "Jodie Stallard", 44],
] as const;
