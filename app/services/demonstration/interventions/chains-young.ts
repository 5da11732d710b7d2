import type { Chain, Item } from "./chain.ts";
import { REQUIREMENTS } from "./manners.ts";

const SUPPORT = [
  "A place at the boxing club on Tuesdays, with the fee paid.",
  "Mentor offered; {name} knew him from football.",
  "Family worker sees the family every fortnight.",
  "Motor project two afternoons a week.",
  "School has moved the timetable so that {name} starts at ten.",
  "Speech and language assessment asked for at school.",
] as const;

const letter = (after: number): Item => ({
  ...{ after, kind: "warning-letter", support: SUPPORT },
  grounds: [
    "Read to {name} and the family at home. {name} was told what was seen and by how many, and not by whom.",
    "Letter to {name} and the parent about {what}, taken round by the neighbourhood officer.",
    "Explained at school with the head of year. {name} signed that it was understood.",
    "Home visit with the letter. Mother was surprised, and asked for help.",
  ],
});

const contract = (after: number, more: Partial<Item> = {}): Item => ({
  ...{ after, kind: "abc", months: 6, forbids: 2, requires: [REQUIREMENTS.youth], support: SUPPORT },
  skipped: "Seen twice with the family worker in place of a second letter.",
  grounds: [
    "Signed by {name} with the parent, the youth justice worker and the beat officer. {name} read it out.",
    "Agreed in words that {name} chose; a drawing of the streets shows where not to go.",
    "Signed at the youth centre. Kept short so that it can be remembered.",
  ],
  reviews: [
    [60, "Looked at with {name}, who has kept the first point every week. One late evening, explained."],
    [120, "Going well. The second point has been taken off the list on the fridge, by agreement."],
  ],
  breaches: [
    {
      ...{ after: 29, time: "19:30", condition: 0 },
      outcome: [8, "advice", "Talked through with the worker and the parent; a reparation morning at the allotments agreed"],
    },
  ],
  ...more,
}); // prettier-ignore

export const YOUNG_CHAINS: readonly Chain[] = [
  {
    ...{ groups: ["Youth JAG"], who: "perpetrator", ages: [10, 17], weight: 5 },
    items: [
      letter(6),
      { after: 10, kind: "referral", service: "Early Help Hub", grounds: ["Asked for by the family. Consent of the parent in writing, and {name} agreed."], answer: [12, "accepted", "Family worker named; first visit made"] },
      contract(33),
      { after: 35, kind: "parenting-contract", to: "parent-carer", months: 6, requires: [REQUIREMENTS.parent, REQUIREMENTS.course], skipped: "Voluntary, and asked for by the parent, to whom no letter was due.", support: ["The course is in the next street, with somebody to mind the little ones."], grounds: ["Voluntary, and signed at the kitchen table. Asks for as much from the services as from the parent."], reviews: [[90, "Five of six evenings attended. Rings when it goes wrong, which is what was asked."]] },
    ],
  },
  {
    ...{ groups: ["Youth JAG"], who: "perpetrator", ages: [12, 17], weight: 3 },
    items: [
      letter(5),
      { after: 14, kind: "referral", service: "Diversion", grounds: ["{name} agreed in the car on the way home from the station; mother agreed by telephone."], answer: [10, "accepted", "Six sessions offered, first two kept"] },
      contract(28, { breaches: [{ after: 17, time: "21:10", condition: 0, outcome: [6, "advice", "Seen with the parent"] }, { after: 44, time: "20:15", condition: 1, outcome: [12, "next-step", "The group agreed that an application to the court be prepared"] }], reviews: [], ended: [80, "not-kept", "Broken twice; the group goes to court"] }),
      {
        ...{ after: 112, kind: "injunction", months: 6, forbids: 3, requires: [REQUIREMENTS.youth, REQUIREMENTS.school], served: [1, "in-person"], support: SUPPORT, court: "Leicester Youth Court" },
        ...{ consulted: "The youth justice manager supports it, with the worker as supervisor and no curfew.", skipped: "Two stages were tried under an agreement." },
        grounds: ["Made after the contract was broken twice. The court was told what support had been tried. {name} asked to speak, and was heard."],
        breaches: [{ after: 50, time: "18:50", condition: 1 }],
      },
    ],
  },
  {
    ...{ groups: ["Youth JAG"], who: "person-at-risk", ages: [10, 17], weight: 2 },
    items: [
      { after: 9, kind: "referral", service: "Mentoring (20/20)", grounds: ["{name} chose this one of three. Consent of the carer held."], answer: [14, "accepted", "Matched with a mentor who was in care himself"] },
      { after: 55, kind: "referral", service: "SLF programme", grounds: ["{name} agreed to look at it with the worker."], answer: [20, "not-engaged", "Came once, late, and did not go back. Asked to try again after the holidays"] },
    ],
  },
]; // prettier-ignore
