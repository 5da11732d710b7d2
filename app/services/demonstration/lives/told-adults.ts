import { confirmStanding, giveFlag, linkPerson } from "./case.ts";
import { sayWhyLate } from "./actions.ts";
import type { Draw } from "./ordinary.ts";
import { addAddress, addAlias, addMarker, addPhone, bornSo } from "./people.ts";
import { ago, answered, asked, assessed, noted, opened, person, placeNamed, planned, reported, toDo } from "./told.ts";
import { workdayFrom } from "./groups.ts";

/** A man whose flat dealers have taken over. */
export function tellRaymond(draw: Draw) {
  const { desk } = draw;
  const { ledger, world } = desk;
  const place = placeNamed(draw, "Foundryman's Court");
  const raymond = person(desk, { name: ["Raymond", "Ossington"], sex: "male", born: bornSo(world.today, 58, 77), area: "Foundryman's Court", days: 66, by: "coordinator" }); // prettier-ignore
  const dealer = person(desk, { name: ["Jermaine", "Tolworth"], sex: "male", born: bornSo(world.today, 26, 12), area: "Not known", days: 40, by: "beat-officer" }); // prettier-ignore
  const neighbour = person(desk, { name: ["Sheila", "Northcott"], sex: "female", born: bornSo(world.today, 71, 200), area: "Foundryman's Court", days: 70, by: "officer" }); // prettier-ignore
  const kase = opened(desk, {
    ...{ group: "Adults at Risk Group", received: 63, accepted: 56, from: "partner", lead: "adults-chair", urgency: "urgent" },
    subject: { kind: "person", person: raymond, role: "person-at-risk" },
    reason: "Three men are living in Raymond's ground-floor flat at Foundryman's Court and selling from the kitchen window. Raymond has a learning disability, sleeps in a chair in the hall and has missed four pharmacy visits.",
    tried: "Two outreach visits; one of the men answered and said that Raymond was asleep. Landlord's officer was turned away.",
    accept: "Accepted on the day. Visits in pairs, nobody to telephone. Partial closure to be prepared.",
    notTold: "Those in the flat read what is sent and answer his telephone.",
  });
  linkPerson(desk, kase, { person: dealer, role: "perpetrator" }, { day: ago(desk, 39), by: "adults-chair" });
  giveFlag(desk, kase, "Cuckooing", "Flat held by three men who are not tenants", { day: ago(desk, 56), by: "adults-chair" });
  giveFlag(desk, kase, "Exploitation", "Bank card and telephone are held by others", { day: ago(desk, 56), by: "adults-chair" });
  const through = { caseId: kase.id, day: ago(desk, 55), by: "adults-chair" } as const;
  addAlias(ledger, raymond, "Ozzy", through);
  addAddress(ledger, raymond, { lines: "Flat 2, Foundryman's Court" }, through);
  addMarker(ledger, raymond, { kindId: desk.idOf("markers", "Do not visit alone"), reason: "Strangers in the flat; a machete was seen by a neighbour.", reviewOn: workdayFrom(world.daysAgo(-5)), notTold: "It would be read by those in the flat" }, through);
  const from = { by: "officer", place, type: "littering-drugs", qualifier: "nuisance", flags: ["drugs"], victim: raymond, reporter: neighbour, suspect: dealer } as const;
  reported(draw, { ...from, days: 70, words: "Queue at the kitchen window at Foundryman's Court from six in the evening. Mrs Northcott has not seen Raymond for nine days.", into: [kase], end: [58, "Passed to the case at once"], isSerious: true });
  reported(draw, { ...from, by: "beat-officer", days: 38, words: "Shouting from flat 2 at Foundryman's Court at one in the morning; a man with a machete by the bins. Raymond at the window.", into: [kase], end: [37, "Attended. Two men left before police came in"], told: { days: 3, how: "in-person" }, isSerious: true });
  const signs = { "cuckooing-sign": ["more-people", "unknown-visitors", "exchanges", "not-seen"], "cuckooing-type": ["drugs", "living", "financial-abuse"], "adult-exploitation": ["controlled-money", "controlled-phone", "fearful"] };
  const base = { of: raymond, factors: ["Exploitation", "Drugs", "Weapon"], signs, protective: "Mrs Northcott. Trusts the pharmacist. Wants his flat back." } as const;
  const one = assessed(desk, kase, { ...base, days: 55, occasion: "referral", levels: ["low", "low", "very-high"], reasons: ["He has not offended.", "No risk to others from him.", "Held in his own home, unfed, without his medication. A weapon has been seen."] });
  asked(desk, kase, { days: 55, of: raymond, mental: "yes", substances: "no", safeguarding: "Concern raised with adult social care on the day of referral; enquiry opened." });
  planned(desk, kase, 55, raymond, [
    ["harm-to-self", "adults-chair", "Visits in pairs at different hours, three a week", "He can only speak when they are out"],
    ["victim-safety", "coordinator", "Partial closure, with Raymond allowed to stay", "Gives a lawful reason to turn them away"],
    ["harm-to-others", "beat-officer", "Warrant as soon as the statements are in", "The neighbours are next"],
  ]);
  answered(desk, kase, one.id, 54);
  for (const [days, line] of [[42, "Seen alone for ten minutes. Has a black eye and says he fell."], [29, "Warrant on day 30: two arrested. A third came back for two nights."]] as const) {
    const again = assessed(desk, kase, { ...base, days, levels: ["low", "low", "very-high"], reasons: ["He has not offended.", "None.", line] });
    answered(desk, kase, again.id, days - 1);
  }
  const lower = assessed(desk, kase, { ...base, days: 15, levels: ["low", "low", "high"], lower: "Closure order in force and nobody in the flat since; the fear is that they come back.", reasons: ["He has not offended.", "None.", "Closure order since last week. Eating and on his medication. Still opens the door to anybody."] });
  answered(desk, kase, lower.id, 14, "Agreed: order in force, visits kept");
  const last = assessed(desk, kase, { ...base, days: 3, levels: ["low", "low", "high"], reasons: ["He has not offended.", "None.", "No callers for a fortnight. One of the three is out on bail next week."] });
  answered(desk, kase, last.id, 2);
  toDo(desk, kase, { days: 55, due: 41, owner: "adults-chair", words: "Safeguarding enquiry: visit with an advocate, without the men", done: [42, "Seen at the pharmacy with an advocate. He wants them gone."], priority: "high" });
  toDo(desk, kase, { days: 55, due: 34, owner: "coordinator", words: "Prepare the partial closure with statements from three neighbours", done: [24, "Heard on the second date; granted for three months."], priority: "high" });
  toDo(desk, kase, { days: 42, due: 28, owner: "beat-officer", words: "Warrant at flat 2 and disruption on the train", done: [30, "Executed. Two arrested, scales and a machete seized."] });
  toDo(desk, kase, { days: 29, due: 15, owner: "partner", words: "Bring Raymond to open a new account and move his benefits", done: [16, "New account. First payment came into it on Thursday."] });
  const locks = toDo(desk, kase, { days: 24, due: 10, owner: { agency: "The Bridge" }, words: "Name the floating support worker for two visits a week" });
  sayWhyLate(desk, locks, { day: ago(desk, 5), by: "coordinator", why: "no-capacity" });
  toDo(desk, kase, { days: 15, due: -6, owner: "fire", words: "Home fire safety visit and a door viewer" });
  noted(desk, kase, [
    { days: 54, by: "partner", words: "Pharmacist will keep him talking and ring us when he is in the shop." },
    { days: 43, by: "adults-chair", words: "He was given twenty pounds to say that they are cousins." },
    { days: 38, by: "beat-officer", kind: "intelligence", words: "The three come by train from the city on Thursdays. One is called J. A fourth holds the telephone.", isPrivate: true },
    { days: 15, by: "adults-chair", words: "Flat cleaned with him. Chose a blue door mat." },
    { days: 3, by: "partner", kind: "opinion", words: "Lonely evenings are the way back in. The chess club at the church would take him." },
  ]);
  return { kase, person: raymond };
} // prettier-ignore

/** A street drinker: alleged perpetrator in one case, victim in another. */
export function tellDougie(draw: Draw) {
  const { desk } = draw;
  const { ledger, world } = desk;
  const place = placeNamed(draw, "Station Approach shelters");
  const dougie = person(desk, { name: ["Dougie", "Vellacott"], sex: "male", born: bornSo(world.today, 49, 33), area: "Loughborough town centre", days: 240, by: "coordinator" }); // prettier-ignore
  const lad = person(desk, { name: ["Curtis", "Yaxworth"], sex: "male", born: bornSo(world.today, 19, 150), area: "Storeman's Yard", days: 95, by: "beat-officer" }); // prettier-ignore
  const jag = opened(desk, {
    ...{ group: "JAG", received: 238, accepted: 225, from: "business", lead: "beat-officer" },
    subject: { kind: "person", person: dougie, role: "perpetrator" },
    reason: "Dougie drinks at the Station Approach shelters from nine each day. He shouts at commuters and has struck the timetable case. Eleven reports in ten weeks.",
    tried: "Alcohol taken on nine occasions. Community protection warning. Outreach knows him well; he has declined a bed twice because of his dog.",
    accept: "Accepted. Treatment and housing first; enforcement for the shouting only.",
  });
  const place1 = { place, type: "street-drinking", qualifier: "nuisance", flags: ["alcohol"] } as const;
  const said = ["Man known as Dougie shouting at commuters at the Station Approach shelters, bottle in hand.", "Glass of the timetable case broken at the Station Approach shelters. Dog tied to the rail.", "Asleep across the bench at the Station Approach shelters at noon, would not wake for the warden."];
  for (const [index, days] of [246, 190, 60].entries())
    reported(draw, { ...place1, by: index === 1 ? "beat-officer" : "second-officer", days, suspect: dougie, words: said[index] ?? "", into: [jag], end: [days - 9, "Part of a case; passed to its lead"] });
  const adults = opened(desk, {
    ...{ group: "Adults at Risk Group", received: 92, accepted: 84, from: "partner", lead: "partner", urgency: "soon" },
    subject: { kind: "person", person: dougie, role: "victim" },
    reason: "Dougie was beaten at the shelters by two young men who filmed it. His dog was kicked. He has a cracked rib, sleeps in the open and is losing his sight in one eye.",
    tried: "Taken to hospital by outreach; left before he was seen. Police have the film.",
    accept: "Accepted as a victim. The JAG's plan stays with the JAG, and each is to know of the other.",
  });
  linkPerson(desk, adults, { person: lad, role: "perpetrator", note: "Named by two who saw the film" }, { day: ago(desk, 83), by: "partner" });
  confirmStanding(desk, adults, lad, { basis: "admission", source: "Interview under caution", reason: "Admitted in interview" }, { day: ago(desk, 50), by: "partner" });
  giveFlag(desk, adults, "Homelessness", "Rough sleeping with a dog", { day: ago(desk, 84), by: "partner" });
  giveFlag(desk, jag, "Substance misuse", "Alcohol, daily", { day: ago(desk, 225), by: "beat-officer" });
  addAlias(ledger, dougie, "Dog Doug", { caseId: jag.id, day: ago(desk, 224), by: "beat-officer" });
  reported(draw, { place, by: "beat-officer", days: 96, time: "23:50", type: "rowdy-behaviour", qualifier: "personal", flags: ["youth"], victim: dougie, suspect: lad, words: "Two youths kicked Dougie as he slept at the Station Approach shelters and filmed it. Dog hurt.", into: [adults], end: [48, "One admitted it; conditional caution with a letter to Dougie"], isSerious: true });
  reported(draw, { place, by: "second-officer", days: 41, time: "22:20", type: "rowdy-behaviour", qualifier: "personal", flags: [], victim: dougie, words: "Cans thrown at Dougie and the dog from a car at the Station Approach shelters.", into: [adults], end: [20, "No film of the car; patrols at that hour"], told: { days: 1, how: "in-person" } });
  for (const [days, level, line] of [[224, "medium", "Reports weekly, fewer when outreach has been."], [197, "medium", "Broke the warning twice."], [170, "medium", "Two reports in the month."], [143, "low", "One report. Waits for the bed with the dog."], [60, "medium", "Back at the shelters since the assault."], [33, "low", "Nothing new."]] as const)
    assessed(desk, jag, { of: dougie, days, levels: [level, "low", "low"], occasion: days === 224 ? "referral" : "review", factors: ["Alcohol", "Homelessness"], lower: level === "low" ? "Fewer reports, and he keeps to what he agreed about shouting." : undefined, reasons: [line, "Loud, and has not touched anybody.", "See the adults' case."], protective: "The dog. The outreach worker." });
  const base = { of: dougie, factors: ["Alcohol", "Homelessness"], protective: "His dog, the outreach worker and a sister in the north." } as const;
  const high = assessed(desk, adults, { ...base, days: 83, occasion: "referral", levels: ["low", "low", "high"], reasons: ["See the JAG's case.", "None.", "Injured while asleep, losing sight, and drinks to sleep. It could happen again on any night."] });
  asked(desk, adults, { days: 83, of: dougie, mental: "unknown", substances: "yes", safeguarding: "Concern raised with adult social care on the day of the assault." });
  planned(desk, adults, 83, dougie, [
    ["harm-to-self", "partner", "A bed that takes the dog, kept open without conditions for a week", "He has refused two because of the dog"],
    ["victim-safety", "beat-officer", "Patrol at the shelters at eleven and at two", "Both assaults were then"],
  ]);
  answered(desk, adults, high.id, 82);
  for (const [days, line] of [[70, "Two nights indoors."], [57, "Dog boarded for a week while his ribs mended; he waited for it."]] as const) {
    const again = assessed(desk, adults, { ...base, days, levels: ["low", "low", "high"], reasons: ["See the JAG's case.", "None.", line] });
    answered(desk, adults, again.id, days - 1);
  }
  const lower = assessed(desk, adults, { ...base, days: 44, levels: ["low", "low", "medium"], lower: "Indoors with the dog five nights in seven.", reasons: ["See the JAG's case.", "None.", "Indoors most nights. Eye clinic next month."] });
  answered(desk, adults, lower.id, 43, "Agreed with outreach");
  assessed(desk, adults, { ...base, days: 17, levels: ["low", "low", "medium"], reasons: ["See the JAG's case.", "None.", "Cans thrown at him; back indoors the same night."] });
  toDo(desk, jag, { days: 224, due: 203, owner: "partner", words: "Alcohol assessment on the bench, with the dog", done: [205, "Done in two sittings. Will see the nurse."] });
  toDo(desk, jag, { days: 60, due: 32, owner: "business", words: "Move the bench that faces the timetable", done: [30, "Moved. Commuters have room."] });
  toDo(desk, adults, { days: 83, due: 69, owner: "health", words: "Street nurse to see the rib and the eye", done: [66, "Seen on the bench. Eye clinic booked."], priority: "high" });
  toDo(desk, adults, { days: 44, due: -4, owner: "partner", words: "Go with Dougie to the eye clinic" });
  noted(desk, adults, [
    { days: 81, by: "partner", words: "Asleep in the bed with the dog across the door." },
    { days: 49, by: "beat-officer", words: "Letter from one of the two read to him. He asked for it to be read twice." },
    { days: 16, by: "health", words: "Reads no letters: the eye. Tell him, do not write.", isPrivate: false },
  ]);
  noted(desk, jag, [
    { days: 170, by: "beat-officer", kind: "opinion", words: "He shouts when he is frightened. Since the assault he is more often frightened." },
    { days: 59, by: "business", words: "Traders ask after the dog." },
  ]);
  addPhone(ledger, dougie, "07700 900733", { caseId: adults.id, day: ago(desk, 80), by: "partner" });
  return { jag, adults, person: dougie };
} // prettier-ignore

/** High since this week, and not yet complete: questions are open and nobody has signed it off. */
export function tellGavin(draw: Draw) {
  const { desk } = draw;
  const { ledger, world } = desk;
  const place = placeNamed(draw, "Woodgate Walk");
  const gavin = person(desk, { name: ["Gavin", "Trescothick-Bell"], sex: "male", born: bornSo(world.today, 45, 170), area: "Woodgate Walk", days: 15, by: "coordinator" }); // prettier-ignore
  const paula = person(desk, { name: ["Paula", "Wymondley"], sex: "female", born: bornSo(world.today, 52, 88), area: "Woodgate Walk", days: 15, by: "coordinator" }); // prettier-ignore
  const kase = opened(desk, {
    ...{ group: "JAG", received: 13, accepted: 6, from: "officer", lead: "officer", urgency: "soon" },
    subject: { kind: "person", person: gavin, role: "perpetrator" },
    reason:
      "Gavin has threatened the woman next door at Woodgate Walk with a hammer over a parking space, and waits in his van when she comes home. Her windows have been hit with gravel three nights in a week.",
    tried: "Words of advice by police. He agreed to park round the corner and has not.",
    accept: "Accepted: a weapon and a named person in fear. Lead to assess within the week.",
  });
  linkPerson(desk, kase, { person: paula, role: "victim" }, { day: ago(desk, 6), by: "officer" });
  addAddress(ledger, gavin, { lines: "12 Woodgate Walk" }, { caseId: kase.id, day: ago(desk, 5), by: "officer" });
  addPhone(ledger, paula, "07700 900257", { caseId: kase.id, day: ago(desk, 5), by: "officer" });
  reported(draw, {
    ...{ place, by: "officer", days: 17, time: "18:20", type: "neighbours", qualifier: "personal", suspect: gavin },
    ...{ victim: paula, into: [kase], isSerious: true },
    words:
      "Held a hammer and shouted at Paula Wymondley at Woodgate Walk that next time it would be the windscreen with her in it.",
  });
  assessed(desk, kase, {
    ...{ of: gavin, days: 3, levels: ["medium", "high", "low"], occasion: "referral", factors: ["Weapon", "Alcohol"] },
    reasons: [
      "Three nights of gravel in the week after he agreed to stop.",
      "A hammer, a named person, and he waits for her. It could happen on any evening.",
      "Nothing known.",
    ],
    protective: "A brother who was ashamed when he heard.",
  });
  planned(desk, kase, 3, gavin, [
    ["harm-to-others", "beat-officer", "Call at half past five, when she comes home", "That is when he waits"],
    ["victim-safety", "officer", "Camera over her drive and a direct number", "The gravel comes after dark"],
  ]);
  toDo(desk, kase, { days: 3, due: -4, owner: "officer", words: "Statement from Paula Wymondley for the injunction", priority: "high" }); // prettier-ignore
  toDo(desk, kase, { days: 3, due: -11, owner: "health", words: "Ask whether he is known to alcohol services" });
  noted(desk, kase, [{ days: 4, by: "officer", words: "Seen with the beat officer. Calm until her name was said." }]);
  return { kase };
}
