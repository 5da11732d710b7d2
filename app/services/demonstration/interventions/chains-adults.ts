import type { Chain, Item } from "./chain.ts";
import { REQUIREMENTS } from "./manners.ts";

const SUPPORT = [
  "Debt advice and the tenancy support worker were offered; {name} took the card.",
  "Referral to the drug and alcohol service offered and taken up.",
  "Offered a meeting with the mental health liaison nurse, who has rung twice.",
  "Housing options appointment made for the week after.",
  "Told of the peer group and the walk-in surgery; said that it would be thought about.",
  "Outreach worker came to the meeting and stayed after.",
  "Offered help with the benefits claim, which was what had gone wrong first.",
  "Tenancy support visits every fortnight agreed.",
] as const;

const letter = (after: number): Item => ({
  ...{ after, kind: "warning-letter", support: SUPPORT },
  grounds: [
    "First warning for {what}. Sent after three separate accounts were taken.",
    "Letter sets out the dates reported, what is expected, and what follows.",
    "Delivered by hand with the beat officer. {name} read it at the door and disputed one date.",
    "Warned for {what}. Two witnesses keep diaries and do not wish to be named.",
    "Warned after the report of the week before. {name} was civil and said that it would stop.",
    "First letter. It names the place and the dates, and not who reported.",
    "Sent first class and by text, as asked. Nothing came back.",
    "Handed over at the office, with time to talk. {name} signed for it.",
  ],
});

const second = (after: number): Item => ({
  ...{ after, kind: "second-letter", support: SUPPORT },
  grounds: [
    "Second letter and a visit: {what} went on after the first.",
    "Visited with the beat officer. {name} accepts some of it and not all.",
    "Letter and visit after two further reports. Told that an agreement would be the next step.",
    "Seen at home for forty minutes. The letter was read aloud together.",
    "Two calls made before anybody was in. {name} asked for a copy of the policy.",
  ],
});

const warned = (after: number): Item => ({
  ...{ after, kind: "cpw", forbids: 3, served: [1, "in-person"], support: SUPPORT },
  skipped: "The behaviour was daily and others were afraid; the group agreed to go straight to a written warning.",
  grounds: [
    "Conduct is persistent, has a detrimental effect on those who live and work at {place}, and is unreasonable: {what}.",
    "Written warning for {what}, with a fortnight to change.",
    "Warned in writing. Effect shown by statements from two residents and one trader.",
    "The conditions follow what residents said matters most.",
  ],
});

const notice = (after: number, more: Partial<Item> = {}): Item => ({
  ...{ after, kind: "cpn", forbids: 3, months: 6, follows: "cpw", served: [0, "in-person"], support: SUPPORT },
  grounds: [
    "The warning was not heeded: three further reports of {what} since it was served.",
    "Conduct went on within a week of the warning. Notice for six months.",
    "Authorised by the team leader on the evidence of two officers and a resident.",
  ],
  breaches: [{ after: 26, time: "22:40", condition: 0, outcome: [5, "fpn", "Fixed penalty notice given on the spot"] }],
  ...more,
});

const agreed = (after: number, more: Partial<Item> = {}): Item => ({
  ...{ after, kind: "abc", months: 6, forbids: 3, requires: [REQUIREMENTS.officer], support: SUPPORT },
  skipped: "Two visits were made in place of the letters, which {name} does not read easily.",
  grounds: [
    "Signed at the office. {name} asked for one line to be changed, and it was.",
    "Agreed after a talk of an hour. {name} chose the wording of the second point.",
    "Signed by {name}, the officer and the landlord. Copy left on the kitchen table.",
    "Agreement in place of a notice, as {name} had kept away for a month.",
    "Signed on the second appointment. Interpreter by telephone.",
  ],
  reviews: [[88, "Kept but for one evening. Landlord and neighbours say the same. Carries on."]],
  ...more,
});

const court = { court: "Leicester County Court at Leicester" };
const magistrates = { court: "Leicester Magistrates' Court" };

export const ADULT_CHAINS: readonly Chain[] = [
  {
    ...{ groups: ["ASB team casework", "JAG"], who: "perpetrator", ages: [18, 90], weight: 6 },
    items: [
      letter(6),
      second(34),
      agreed(62, {
        breaches: [{ after: 40, time: "23:10", condition: 0, outcome: [9, "advice", "Seen at the office; it was the anniversary of a death, and no further step was taken"] }],
        ended: [139, "not-kept", "Ended by the team: two visits refused since the last review"],
      }),
    ],
  },
  {
    ...{ groups: ["JAG", "LCDG", "LEDG"], who: "perpetrator", ages: [18, 90], weight: 2 },
    items: [
      warned(9),
      notice(47),
      {
        ...{ after: 76, kind: "fpn", follows: "cpn", served: [0, "in-person"], support: SUPPORT, ended: [19, "paid", "Paid in full at the council's desk"] },
        ...{ grounds: ["For the breach of the community protection notice; £100 within fourteen days."], fields: { amountPounds: "100" } },
      },
      {
        ...{ after: 118, kind: "injunction", months: 12, forbids: 3, requires: [REQUIREMENTS.treatment], served: [2, "in-person"], support: SUPPORT, ...court },
        grounds: ["{name} has gone on with {what} through a warning and a notice. Made on the evidence of four witnesses, two of them named.", "Made after a contested hearing. Power of arrest on the first point."],
        breaches: [{ after: 33, time: "21:20", condition: 0, outcome: [1, "arrest", "Arrested on the power attached and brought before the court the next day"] }, { after: 71, time: "14:05", condition: 1, outcome: [12, "convicted", "Contempt proved: 28 days, suspended while the injunction lasts"] }],
        reviews: [[120, "Supervisor reports eight of nine appointments kept. No report for five weeks."]],
        ended: [205, "discharged", "Discharged early by the court on the report of the supervisor"],
      },
    ],
  },
  {
    ...{ groups: ["ASB team casework"], who: "perpetrator", ages: [18, 90], weight: 4 },
    items: [
      letter(8),
      { after: 22, kind: "mediation", grounds: ["Both sides said yes to one meeting at the library, with a mediator whom neither knows.", "Offered to both households; each was seen alone first."], ended: [31, "completed", "Two meetings. Times for music and for the gate written down and signed by both"] },
      agreed(80, { months: 3, forbids: 2, requires: [], reviews: [], ended: [74, "completed", "Kept throughout. Both households came to say so"] }),
    ],
  },
  {
    ...{ groups: ["JAG", "LCDG"], who: "perpetrator", ages: [18, 70], weight: 5 },
    items: [
      { after: 5, kind: "referral", service: "IMPACT team", grounds: ["{name} agreed to be referred, at the second meeting.", "Consent given in writing; drug treatment asked for first."], answer: [9, "accepted", "Keyworker named and a first appointment kept"] },
      warned(12),
      notice(40, {
        breaches: [{ after: 9, time: "11:20", condition: 0, outcome: [14, "charged", "Summonsed with two other breaches"] }, { after: 23, time: "16:45", condition: 2, outcome: [30, "convicted", "Fined £80 with costs"] }],
        appeal: { lodged: 12, words: "{name} appeals to the magistrates' court: the conditions are said to be too wide", decided: 47, outcome: "modified", result: "The area in the first condition was made smaller; the rest stands" },
        ended: [46, "replaced", "A criminal behaviour order has been applied for in its place"],
      }),
      {
        ...{ after: 86, kind: "cbo", months: 24, forbids: 4, requires: [REQUIREMENTS.treatment], served: [0, "court"], support: SUPPORT, ...magistrates },
        grounds: ["Made on conviction for theft from a shop, on application of the prosecution. Evidence of {what} over seven months.", "Made on conviction for a public order offence; the court read statements from three traders."],
        breaches: [{ after: 38, time: "10:30", condition: 1, outcome: [20, "convicted", "14 days in custody; conditions explained again on release"] }, { after: 96, time: "17:15", condition: 0 }],
      },
    ],
  },
  {
    ...{ groups: ["University ASB cases"], who: "perpetrator", ages: [18, 25], weight: 4 },
    items: [
      letter(3),
      second(16),
      { after: 27, kind: "restorative-justice", grounds: ["Meeting with the neighbours in the community room. {name} listened for an hour and then offered to help with the bins.", "Letter of apology written and handed over with the warden present."] },
      agreed(41, { months: 6, forbids: 3, requires: [], reviews: [], ended: [112, "completed", "The house was given up at the end of the tenancy"], breaches: [{ after: 19, time: "00:40", condition: 0, outcome: [4, "next-step", "University fine, and told that a written warning under the Act would come next"] }] }),
    ],
  },
  {
    ...{ groups: ["University ASB cases"], who: "perpetrator", ages: [18, 25], weight: 3 },
    items: [
      letter(4),
      { after: 20, kind: "mediation", grounds: ["Neighbours and the house met with the warden. Rules for weeknights agreed.", "One meeting on the doorstep, one in the warden's office."], ended: [20, "completed", "House rules written and put up in the hall"] },
      { ...warned(48), skipped: "A third party in a fortnight, with 40 people: the panel agreed to leave the agreement out." },
    ],
  },
  {
    ...{ groups: ["Adults at Risk Group"], who: "person-at-risk", ages: [18, 95], weight: 2 },
    items: [
      { after: 7, kind: "referral", service: "Victim First", grounds: ["{name} agreed, with the worker present, to be rung by a woman."], answer: [6, "accepted", "Seen at home; door lock and chain fitted"] },
      { after: 33, kind: "referral", service: "IMPACT team", grounds: ["Consent given at the kitchen table; wants help with drinking before anything else."], answer: [16, "not-engaged", "Three appointments missed; the service will try again with the outreach worker"] },
    ],
  },
  {
    ...{ groups: ["ASB team casework"], who: "victim", ages: [18, 95], weight: 1 },
    items: [{ after: 4, kind: "referral", service: "Victim First", grounds: ["Agreed at the first visit.", "Agreed by telephone; prefers mornings."], answer: [8, "accepted", "Support plan begun; a volunteer rings each week"] }],
  },
]; // prettier-ignore
