import { plusMonths } from "#app/domain/dates/periods.ts";
import type { CaseGroup } from "../lives/groups.ts";
import { workdayFrom } from "../lives/groups.ts";
import type { World } from "../world.ts";
import type { Chain, Item } from "./chain.ts";
import { REQUIREMENTS } from "./manners.ts";

/** What there is to see today, whatever else has been drawn: done in the first case where it can be. */
export type Special = { groups: readonly CaseGroup[]; chain: Pick<Chain, "who" | "ages">; on: string; item: Item };

const adult = { who: "perpetrator", ages: [18, 90] } as const;

/** One served this week, two agreements that end this month, and one that a court will hear. */
export function ofThisWeek({ today, daysAgo }: World): Special[] {
  const support = ["Drug and alcohol service rung together from the office; appointment on Thursday."];
  const ending = (days: number) => workdayFrom(plusMonths(daysAgo(-days), -6));
  const contract: Item = {
    ...{ after: 0, kind: "abc", months: 6, forbids: 3, requires: [REQUIREMENTS.officer], support },
    skipped: "Seen twice at home in place of the letters.",
    grounds: ["Signed at the office by {name}, the officer and the landlord."],
    reviews: [[91, "Kept. One report, which turned out to be about somebody else."]],
  };
  const all: Special[] = [
    {
      ...{ groups: ["JAG", "ASB team casework"], chain: adult, on: workdayFrom(daysAgo(5)) },
      item: {
        ...{ after: 0, kind: "cpw", forbids: 3, served: [1, "in-person"], support },
        skipped: "Agreed by the group on the evidence of two households.",
        grounds: ["Conduct is persistent and unreasonable: {what}. Warned in writing, with a fortnight to change."],
      },
    },
    { groups: ["JAG", "ASB team casework"], chain: adult, on: ending(9), item: contract },
    {
      ...{ groups: ["Youth JAG"], chain: { who: "perpetrator", ages: [10, 16] }, on: ending(17) },
      item: {
        ...contract,
        ...{ requires: [REQUIREMENTS.youth], support: ["Boxing club on Tuesdays, fee paid."] },
        grounds: ["Signed by {name} with the parent and the youth justice worker."],
        reviews: [[88, "Kept, and {name} is proud of it. School says the same."]],
        breaches: [{ after: 151, time: "19:45", condition: 1 }],
      },
    },
    {
      ...{ groups: ["LCDG", "JAG"], chain: adult, on: workdayFrom(daysAgo(64)) },
      item: {
        ...{ after: 0, kind: "cbo", months: 24, forbids: 4, requires: [REQUIREMENTS.treatment], served: [0, "court"] },
        ...{ support, court: "Leicester Magistrates' Court" },
        skipped: "Convicted of an offence in the course of it, and the court was asked at once.",
        grounds: ["Made on conviction for threatening behaviour, on the application of the prosecution: {what}."],
        breaches: [
          {
            after: 24,
            time: "13:15",
            condition: 0,
            outcome: [16, "convicted", "Fined, and warned that the next is custody"],
          },
          { after: 55, time: "16:50", condition: 1 },
        ],
      },
    },
    {
      ...{ groups: ["JAG"], chain: adult, on: workdayFrom(daysAgo(8)) },
      item: {
        ...{ after: 0, kind: "injunction", forbids: 3, requires: [REQUIREMENTS.treatment], support },
        skipped: "A named person is in fear, and a weapon was shown: the group agreed to go to court at once.",
        grounds: ["Applied for on the evidence of one named witness and two officers: {what}."],
        ...{ court: "Leicester County Court at Leicester", fields: { state: "planned" } },
      },
    },
  ];
  return all.filter(({ on }) => on <= today);
}
