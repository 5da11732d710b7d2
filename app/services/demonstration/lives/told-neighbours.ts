import { giveFlag, linkPerson } from "./case.ts";
import type { Draw } from "./ordinary.ts";
import { addAddress, addPhone, bornSo, relate } from "./people.ts";
import { openProblem } from "./problems.ts";
import { ago, answered, asked, assessed, noted, opened, person, placeNamed, planned, reported, toDo } from "./told.ts";
import { assessPlace, offerVictimFirst } from "./risk.ts";
import { assessVictim } from "./victims.ts";

/** The victim of three incidents in six months, who asks for a case review. */
export function tellDenise(draw: Draw) {
  const { desk } = draw;
  const { ledger, world } = desk;
  const place = placeNamed(draw, "Foxcote Avenue");
  const denise = person(desk, { name: ["Denise", "Farraday"], sex: "female", born: bornSo(world.today, 63, 120), area: "Foxcote Avenue", days: 152, by: "officer" }); // prettier-ignore
  const craig = person(desk, { name: ["Craig", "Bulstrode"], sex: "male", born: bornSo(world.today, 41, 250), area: "Foxcote Avenue", days: 152, by: "officer" }); // prettier-ignore
  const kase = opened(desk, {
    ...{ group: "ASB team casework", received: 88, accepted: 88, from: "second-officer", lead: "second-officer" },
    subject: { kind: "person", person: denise, role: "victim" },
    reason: "Denise lives alone at Foxcote Avenue. The man next door has shouted at her, kicked her gate in and pushed her bin over. She has reported it to the council and to the police and says that nobody has been back.",
    tried: "One letter to the neighbour. Police logged the gate as damage; no suspect interviewed.",
    accept: "Taken on for Denise as the victim.",
  });
  linkPerson(desk, kase, { person: craig, role: "perpetrator" }, { day: ago(desk, 88), by: "second-officer" });
  const through = { caseId: kase.id, day: ago(desk, 87), by: "second-officer" } as const;
  addAddress(ledger, denise, { lines: "14 Foxcote Avenue", from: "2009-06-01" }, through);
  addPhone(ledger, denise, "01632 960284", through);
  addAddress(ledger, craig, { lines: "16 Foxcote Avenue" }, through);
  const problemId = openProblem(desk, { title: "Intimidation of a neighbour at Foxcote Avenue", place, heading: "neighbours", day: ago(desk, 88), by: "second-officer", lastOn: world.daysAgo(19), kase }); // prettier-ignore
  const from = { place, type: "neighbours", qualifier: "personal", victim: denise, suspect: craig, problemId, into: [kase] } as const;
  const incidents = [
    reported(draw, { ...from, by: "second-officer", days: 150, later: 2, time: "19:10", words: "Neighbour at 16 shouted through the fence at Denise for twenty minutes and said that he knew when she went out.", end: [120, "First letter sent to the neighbour"] }),
    reported(draw, { ...from, by: "beat-officer", days: 90, later: 1, time: "23:20", words: "Garden gate at 14 kicked off its hinges after Denise asked for the music to be turned down. She heard his voice.", end: [70, "Logged as damage; no further lines of enquiry"], told: { days: 0, how: "phone" } }),
    reported(draw, { ...from, by: "second-officer", days: 19, later: 1, time: "07:45", words: "Bin pushed over on Denise as she put it out, and he laughed. Bruise to the shin.", isSerious: true, told: { days: 0, how: "phone" } }),
  ];
  assessVictim(desk, kase, denise, { day: ago(desk, 86), by: "second-officer", occasion: "referral", answers: [1, 1, 3, 1, 0, 3, 0, 2, 1, 1], triggers: [], notes: "Sleeps in the back bedroom. Sister rings on Sundays." });
  assessVictim(desk, kase, denise, { day: ago(desk, 58), by: "second-officer", occasion: "review", answers: [1, 0, 3, 1, 0, 3, 0, 2, 1, 1], triggers: [], notes: "Quieter. Still will not use the garden." });
  assessVictim(desk, kase, denise, { day: ago(desk, 12), by: "second-officer", occasion: "incident", answers: [2, 1, 3, 2, 0, 4, 1, 2, 1, 2], triggers: [], notes: "Touched for the first time. Has asked for a case review: three reports and, she says, one letter." });
  offerVictimFirst(desk, kase, denise, "yes", { day: ago(desk, 12), by: "second-officer" });
  toDo(desk, kase, { days: 86, due: 65, owner: "second-officer", words: "See the neighbour and explain what happens next", done: [52, "Seen at the second call. Says that she started it."] });
  toDo(desk, kase, { days: 58, due: 37, owner: "second-officer", words: "Fit a camera over the gate at 14" });
  toDo(desk, kase, { days: 15, due: -6, owner: "officer", words: "Take a statement about the bin and ask the police for the damage log", priority: "high" });
  noted(desk, kase, [
    { days: 85, by: "second-officer", words: "Visited. Gate propped with a chair. She has written everything in a school exercise book." },
    { days: 51, by: "second-officer", words: "Neighbour denies all of it and counter-complains about her hedge." },
    { days: 15, by: "officer", kind: "opinion", words: "She is right that we were slow. Camera ordered in the autumn is still in its box." },
  ]);
  return { kase, person: denise, problemId, incidents };
} // prettier-ignore

/** Two reports in six months, to two agencies, and nobody has told her of the case review yet. */
export function tellHarjit(draw: Draw) {
  const { desk } = draw;
  const { world } = desk;
  const place = placeNamed(draw, "Granite Row");
  const harjit = person(desk, { name: ["Harjit", "Bassi-Coyle"], sex: "female", born: bornSo(world.today, 38, 91), area: "Granite Row", days: 64, by: "officer" }); // prettier-ignore
  const shared = { place, victim: harjit, type: "rowdy-behaviour", qualifier: "personal", told: null } as const;
  reported(draw, { ...shared, by: "officer", days: 63, later: 1, time: "20:40", flags: ["youth"], suspectWords: "Four or five boys on bicycles, one in a red jacket", words: "Boys kicked a ball at the window of the shop at Granite Row for an hour and swore at Mrs Bassi-Coyle when she came out.", end: [30, "Advice given to the person who reported"] });
  reported(draw, { ...shared, by: "beat-officer", days: 2, later: 1, time: "21:05", flags: ["youth"], suspectWords: "The same boys, she thinks", words: "Eggs at the shop door at Granite Row and a shelf pulled down on the way out. Her son of nine was behind the till." });
  return { person: harjit };
} // prettier-ignore

/** Two households who each say that the other began. */
export function tellTredgold(draw: Draw) {
  const { desk } = draw;
  const { ledger, world } = desk;
  const place = placeNamed(draw, "Linford Rise");
  const colin = person(desk, { name: ["Colin", "Tredgold"], sex: "male", born: bornSo(world.today, 67, 40), area: "Linford Rise", days: 132, by: "officer" }); // prettier-ignore
  const marjorie = person(desk, { name: ["Marjorie", "Stainforth"], sex: "female", born: bornSo(world.today, 70, 300), area: "Linford Rise", days: 132, by: "officer" }); // prettier-ignore
  const kase = opened(desk, {
    ...{ group: "ASB team casework", received: 118, accepted: 118, from: "officer", lead: "officer" },
    subject: { kind: "person", person: colin, role: "perpetrator" },
    reason: "Mrs Stainforth says that Mr Tredgold shouts over the hedge and turns the hose on her washing. He says that she cut his roses and films him.",
    tried: "Each has been asked to ring rather than shout. Neither did.",
    accept: "Taken on. One officer sees both.",
  });
  linkPerson(desk, kase, { person: marjorie, role: "victim" }, { day: ago(desk, 118), by: "officer" });
  linkPerson(desk, kase, { person: colin, role: "victim", note: "Counter-complaint about filming" }, { day: ago(desk, 110), by: "officer" });
  const through = { caseId: kase.id, day: ago(desk, 117), by: "officer" } as const;
  addAddress(ledger, colin, { lines: "3 Linford Rise" }, through);
  addAddress(ledger, marjorie, { lines: "5 Linford Rise" }, through);
  addPhone(ledger, marjorie, "01632 960517", through);
  const shared = { by: "officer", place, type: "neighbours", qualifier: "personal", into: [kase] } as const;
  reported(draw, { ...shared, days: 131, time: "11:15", victim: marjorie, suspect: colin, words: "Hose turned on the washing at 5 Linford Rise, words over the hedge.", end: [118, "Part of a case; passed to its lead"] });
  reported(draw, { ...shared, days: 112, time: "16:00", victim: colin, suspect: marjorie, words: "Roses at 3 Linford Rise cut to the ground; Mr Tredgold says that he saw it.", end: [100, "Both seen; no witness"] });
  reported(draw, { ...shared, days: 74, time: "18:30", victim: marjorie, suspect: colin, words: "Shouting at 5 Linford Rise about the camera. Her granddaughter was in the garden.", end: [60, "Camera turned and masked"], told: { days: 0, how: "in-person" } });
  assessed(desk, kase, { of: colin, days: 116, levels: ["medium", "low", "low"], occasion: "referral", reasons: ["Most evenings in fine weather.", "Words and water, no threat.", "Widowed last year; alone."], protective: "A daughter who comes on Saturdays." });
  assessed(desk, kase, { of: colin, days: 88, levels: ["medium", "low", "low"], reasons: ["One incident in the month.", "None.", "Less angry when the daughter is there."], protective: "His daughter." });
  assessed(desk, kase, { of: colin, days: 60, levels: ["low", "low", "low"], lower: "Mediation has begun and the camera is masked.", reasons: ["None since the camera was turned.", "None.", "Goes to the bowls club again."], protective: "His daughter, the club." });
  assessVictim(desk, kase, marjorie, { day: ago(desk, 115), by: "officer", occasion: "referral", answers: [2, 0, 3, 0, 0, 2, 0, 1, 1, 1], triggers: [], notes: "Sleeps well. Will not hang washing out." });
  toDo(desk, kase, { days: 116, due: 95, owner: "officer", words: "Offer mediation to both, on neutral ground", done: [97, "Both said yes, to the surprise of both."] });
  toDo(desk, kase, { days: 74, due: 60, owner: "officer", words: "Check the camera's view and mask the next garden", done: [61, "Turned and masked while both watched."] });
  toDo(desk, kase, { days: 60, due: 18, owner: "officer", words: "Third mediation session, about the hedge", done: [17, "Agreed: two metres, cut in March and September, half the cost each."] });
  toDo(desk, kase, { days: 16, due: -12, owner: "officer", words: "Ring both in a month, and close if it holds" });
  noted(desk, kase, [
    { days: 110, by: "officer", words: "He was in tears about the roses: his wife planted them." },
    { days: 61, by: "officer", words: "First time that they have spoken without shouting. About the weather." },
    { days: 16, by: "officer", kind: "opinion", words: "This one will hold. Close after a quiet month." },
  ]);
  return { kase };
} // prettier-ignore

/** A street where nobody sleeps. */
export function tellWarwickRise(draw: Draw) {
  const { desk } = draw;
  const { world } = desk;
  const place = placeNamed(draw, "Warwick Rise");
  const resident = person(desk, { name: ["Olwen", "Tattersall"], sex: "female", born: bornSo(world.today, 57, 15), area: "Warwick Rise", days: 128, by: "officer" }); // prettier-ignore
  const nurse = person(desk, { name: ["Adaeze", "Nwosu-Grant"], sex: "female", born: bornSo(world.today, 34, 99), area: "Warwick Rise", days: 100, by: "beat-officer" }); // prettier-ignore
  const kase = opened(desk, {
    ...{ group: "LEDG", received: 105, accepted: 96, from: "beat-officer", lead: "beat-officer", urgency: "soon" },
    subject: { kind: "location", place },
    reason: "Cars race up Warwick Rise from midnight, four nights in seven, and stop at the top with music. Thirty-one reports from fourteen households since the summer. A night nurse has moved to her mother's to sleep.",
    tried: "Patrols on three Fridays: nothing while they stood there. Speed sign for a fortnight.",
    accept: "Accepted as a place. Highways to be asked to the table.",
    people: [{ person: resident, role: "victim" }, { person: nurse, role: "victim" }],
  });
  const problemId = openProblem(desk, { title: "Cars and music at night on Warwick Rise", place, heading: "vehicle-nuisance", day: ago(desk, 96), by: "beat-officer", lastOn: world.daysAgo(6), kase }); // prettier-ignore
  const shared = { place, type: "vehicle-nuisance", qualifier: "nuisance", flags: ["vehicle"], problemId, into: [kase] } as const;
  const words = ["Six cars racing up Warwick Rise at half past midnight, tyres and horns.", "Music from a car at the top of Warwick Rise until three, doors open.", "Horns and shouting on Warwick Rise at two; a wing mirror gone in the morning.", "Two cars side by side up Warwick Rise, a cat killed.", "Car stopped across the drive at 22 Warwick Rise with music; driver laughed when asked."];
  for (const [index, days] of [127, 119, 113, 106, 99, 83, 64, 47, 27, 6].entries())
    reported(draw, { ...shared, days, later: 1, by: index % 3 === 1 ? "beat-officer" : "officer", time: ["00:30", "02:10", "01:15"][index % 3] ?? "00:30", words: words[index % words.length] ?? "", ...(index === 0 ? { victim: resident, qualifier: "personal" as const } : {}), ...(index === 4 ? { victim: nurse, qualifier: "personal" as const } : {}), ...(index === 7 ? { victim: resident, qualifier: "personal" as const, told: { days: 0, how: "phone" as const } } : {}), ...(days > 10 ? { end: [days - 5, "Part of the plan for the street"] as const } : {}) });
  const look = (days: number, rank: number, reasons: string, occasion: "referral" | "review" | "meeting" = "review") => assessPlace(desk, kase, { day: ago(desk, days), by: "beat-officer", rank, reasons, occasion });
  look(96, 3, "Four nights in seven, fourteen households. Somebody will be hit.", "referral");
  look(69, 3, "Three nights in seven. Sign had no effect.");
  look(42, 3, "Two nights in seven since the chicane was marked out.", "meeting");
  look(15, 2, "Three reports in the month. Residents sleep at the back less.");
  planned(desk, kase, 95, null, [
    ["place", "beat-officer", "Chicane at the foot and a camera at the top of Warwick Rise", "They race because it is straight"],
    ["place", "coordinator", "One number to text at night, answered by the control room", "Nobody rings a queue at two"],
  ]);
  toDo(desk, kase, { days: 95, due: 67, owner: "coordinator", words: "Ask highways for a chicane on trial", done: [60, "Marked out with cones; permanent if the count falls."] });
  toDo(desk, kase, { days: 95, due: 74, owner: "beat-officer", words: "Two nights in an unmarked car, and warnings under section 59", done: [73, "Nine warnings, one car seized."] });
  toDo(desk, kase, { days: 42, due: 14, owner: "beat-officer", words: "Count cars after midnight for a fortnight" });
  toDo(desk, kase, { days: 15, due: -20, owner: "coordinator", words: "Residents' evening at the school: what has changed and what has not" });
  noted(desk, kase, [
    { days: 80, by: "beat-officer", kind: "intelligence", words: "They meet at the retail park at half past eleven and go by a group message. The street is chosen on the night." },
    { days: 59, by: "coordinator", words: "Cones down. Mrs Tattersall counted four cars on Friday; it was thirty in August." },
    { days: 14, by: "beat-officer", words: "Mrs Nwosu-Grant is back in her own bed." },
  ]);
  return { kase, problemId };
} // prettier-ignore

/** A house of eight students, and the street beside it. */
export function tellStudentHouse(draw: Draw) {
  const { desk } = draw;
  const { world } = desk;
  const place = placeNamed(draw, "Granby Fold");
  const tenant = person(desk, { name: ["Felix", "Arkwright-Moss"], sex: "male", born: bornSo(world.today, 20, 190), area: "Granby Fold", days: 50, by: "coordinator" }); // prettier-ignore
  const father = person(desk, { name: ["Sajid", "Rahman-Lowe"], sex: "male", born: bornSo(world.today, 36, 44), area: "Granby Fold", days: 54, by: "officer" }); // prettier-ignore
  const kase = opened(desk, {
    ...{ group: "University ASB cases", received: 44, accepted: 40, from: "officer", lead: "university" },
    subject: { kind: "problem", title: "House of eight at Granby Fold", place },
    reason: "Parties at 9 Granby Fold in freshers' week and on each Wednesday since. Mr Rahman-Lowe has twins of six months on the other side of the wall.",
    tried: "Warden visit on the second day of term; letter to all eight.",
    accept: "Accepted. Conduct office and landlord alongside.",
    people: [{ person: father, role: "victim" }, { person: tenant, role: "perpetrator" }],
  });
  const shared = { place, type: "noise", qualifier: "personal", flags: ["student", "alcohol"], victim: father, into: [kase] } as const;
  reported(draw, { ...shared, days: 53, later: 1, by: "officer", time: "01:30", words: "Sixty people at 9 Granby Fold, singing in the road until four. Babies woken four times.", end: [40, "Warden visited; letter sent"] });
  reported(draw, { ...shared, days: 46, later: 1, by: "officer", time: "02:15", suspect: tenant, words: "Speakers in the yard at 9 Granby Fold; asked at two to turn it down, turned up.", end: [38, "Part of a case; passed to its lead"], told: { days: 0, how: "phone" } });
  reported(draw, { ...shared, qualifier: "nuisance", victim: null, days: 25, by: "second-officer", time: "00:40", words: "Traffic cones and a trolley on the roof at 9 Granby Fold, shouting.", end: [17, "Tenants met; fine by the university"] });
  planned(desk, kase, 39, null, [["place", "university", "Tenants and Mr Rahman-Lowe in one room, with the warden", "They had not known of the twins"]]);
  toDo(desk, kase, { days: 39, due: 25, owner: "university", words: "Hold the meeting at the house", done: [24, "Six of eight came. One of them now minds the twins on Thursdays."] });
  toDo(desk, kase, { days: 39, due: 18, owner: "officer", words: "Write to the landlord with the dates", done: [19, "Answered: clause in the new contract, inspection next week."] });
  toDo(desk, kase, { days: 17, due: -11, owner: "university", words: "Ring Mr Rahman-Lowe after the last week of term" });
  noted(desk, kase, [
    { days: 24, by: "university", words: "Felix Arkwright-Moss brought a bunch of flowers and the cones." },
    { days: 8, by: "university", words: "Three quiet Wednesdays." },
  ]);
  return { kase };
} // prettier-ignore

/** A family, and a case that only those who need it may open. */
export function tellRestricted(draw: Draw) {
  const { desk } = draw;
  const { ledger, world } = desk;
  const rosalind = person(desk, { name: ["Rosalind", "Merrivale"], sex: "female", born: bornSo(world.today, 33, 180), area: "Syston", days: 75, by: "coordinator" }); // prettier-ignore
  const partner = person(desk, { name: ["Lewis", "Harcastle"], sex: "male", born: bornSo(world.today, 36, 20), area: "Syston", days: 75, by: "coordinator" }); // prettier-ignore
  const kase = opened(desk, {
    ...{ group: "JAG", received: 70, accepted: 63, from: "domestic-abuse", lead: "domestic-abuse", urgency: "urgent" },
    subject: { kind: "person", person: rosalind, role: "victim" },
    reason: "Rosalind has left with two children. Her former partner drives round the estates at night and asks for her by name. His friends have put notes through her mother's door.",
    tried: "Safe address, non-molestation order, alarm. Heard at MARAC twice.",
    accept: "Accepted for what is done in the street by others. To be restricted at once.",
    notTold: "Told by her adviser in person, and not by any other way.",
  });
  linkPerson(desk, kase, { person: partner, role: "perpetrator", confirmed: { basis: "order", on: ago(desk, 80), source: "Family Court at Leicester" } }, { day: ago(desk, 63), by: "domestic-abuse" });
  giveFlag(desk, kase, "Domestic abuse / MARAC", "Heard at MARAC; addresses are not to be shown", { day: ago(desk, 63), by: "domestic-abuse" });
  relate(ledger, rosalind, partner, "partner", { caseId: kase.id, day: ago(desk, 63), by: "domestic-abuse" });
  const first = assessed(desk, kase, { of: partner, days: 62, levels: ["high", "high", "low"], occasion: "referral", factors: ["Repeat behaviour"], reasons: ["Broke the order within four days, and uses friends.", "Threats to her and to her mother, with a history of violence.", "None known."], protective: "His employer, who would miss him." });
  asked(desk, kase, { days: 62, of: partner, mental: "no", substances: "yes", safeguarding: "Children’s social care is involved; school has the safe numbers." });
  planned(desk, kase, 62, partner, [
    ["harm-to-others", "beat-officer", "Marker on both addresses and a call each Friday", "Fridays are when he is paid and drives"],
    ["reoffending", "probation", "Every contact by friends recorded as a breach", "He relies on its not counting"],
    ["victim-safety", "domestic-abuse", "Adviser's weekly call, at an hour that changes", "Her telephone has been watched"],
  ]);
  answered(desk, kase, first.id, 61);
  for (const [days, line] of [[49, "Two notes this fortnight."], [36, "Arrested for breach; bailed with a condition."], [22, "Quiet for two weeks."], [9, "Seen in the next street; passed on within minutes."]] as const) {
    const again = assessed(desk, kase, { of: partner, days, levels: ["high", "high", "low"], factors: ["Repeat behaviour"], reasons: [line, "As before.", "None known."], protective: "His employer." });
    answered(desk, kase, again.id, days - 1);
  }
  toDo(desk, kase, { days: 62, due: 55, owner: "beat-officer", words: "Marker on both addresses, with words agreed with her", done: [58, "On, and tested by the control room."], priority: "high" });
  toDo(desk, kase, { days: 22, due: -8, owner: "probation", words: "Bring the breaches together for the hearing" });
  return { kase };
} // prettier-ignore
