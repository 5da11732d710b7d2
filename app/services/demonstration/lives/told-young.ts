import { giveFlag, linkPerson } from "./case.ts";
import { moveDueDay } from "./actions.ts";
import { confirmSuspect } from "./reports.ts";
import type { Draw } from "./ordinary.ts";
import { addAddress, addAlias, addPhone, bornSo, relate } from "./people.ts";
import { ago, answered, asked, assessed, noted, opened, person, placeNamed, planned, reported, toDo } from "./told.ts";
import { workdayFrom } from "./groups.ts";

/** A boy of 13 who is put on stolen motorbikes by older ones. */
export function tellTyler(draw: Draw) {
  const { desk } = draw;
  const { ledger, world } = desk;
  const place = placeNamed(draw, "Bell Meadow Road");
  const tyler = person(desk, { name: ["Tyler", "Wexcombe"], sex: "male", born: bornSo(world.today, 13, 140), area: "Bell Meadow Road", days: 168, by: "coordinator" }); // prettier-ignore
  const mother = person(desk, { name: ["Kerry", "Wexcombe"], sex: "female", born: bornSo(world.today, 35, 60), area: "Bell Meadow Road", days: 168, by: "coordinator" }); // prettier-ignore
  const older = person(desk, { name: ["Brandon", "Skelhorn"], sex: "male", born: bornSo(world.today, 20, 210), area: "Meadow Lane garages", days: 120, by: "beat-officer" }); // prettier-ignore
  const kase = opened(desk, {
    ...{ group: "Youth JAG", received: 165, accepted: 150, from: "beat-officer", lead: "youth-chair", urgency: "soon" },
    subject: { kind: "person", person: tyler, role: "perpetrator" },
    reason:
      "Tyler, who is 13, has been seen riding off-road motorbikes at Bell Meadow Road on five evenings. Two of the bikes were stolen the same week. He has no helmet, and was nearly hit by a bus. His school says that he is in one day in three.",
    tried:
      "Two home visits by the beat officer. School attendance letter. Mother took the key of one bike to the police station herself.",
    accept: "Accepted: risk of serious injury to Tyler and to others, and older people are behind it.",
  });
  linkPerson(desk, kase, { person: mother, role: "parent-carer" }, { day: ago(desk, 150), by: "youth-chair" });
  linkPerson(desk, kase, { person: older, role: "associate", note: "Said to lend the bikes out" }, { day: ago(desk, 118), by: "youth-chair" });
  giveFlag(desk, kase, "Off-road bikes", "Rides stolen bikes without a helmet", { day: ago(desk, 150), by: "youth-chair" });
  giveFlag(desk, kase, "Exploitation", "Bikes and money come from an older group", { day: ago(desk, 92), by: "youth-chair" });
  const through = { caseId: kase.id, day: ago(desk, 149), by: "youth-chair" } as const;
  addAlias(ledger, tyler, "Wex", through);
  addAddress(ledger, tyler, { lines: "31 Bell Meadow Road" }, through);
  addPhone(ledger, mother, "07700 900418", through);
  relate(ledger, mother, tyler, "parent", through);
  const bike = { by: "beat-officer", place, type: "vehicle-nuisance", qualifier: "nuisance", flags: ["youth", "vehicle"], suspect: tyler } as const;
  const words = ["Two bikes without plates up and down Bell Meadow Road for an hour, the smaller rider without a helmet.", "Bike ridden across the play area at Bell Meadow Road, mothers pulling children away. Rider about thirteen.", "Bike left burning behind the garages at Bell Meadow Road. Reported stolen the night before.", "Two on one bike at Bell Meadow Road, the one behind filming."];
  const seen = words.map((said, index) =>
    reported(draw, { ...bike, days: [172, 158, 96, 34][index] ?? 34, words: said, into: [kase], end: [[165, 150, 80, 20][index] ?? 20, "Passed to the case; plan under way"] }),
  );
  if (seen[2]) confirmSuspect(seen[2], "admission", ago(desk, 88), "Interview with an appropriate adult");
  const child = ["Mends anything with an engine. Protective of his little sister. Stops when his mother cries.", "“They give you a go and then you owe them one.”"] as const;
  const signs = { exploitation: ["school-absence", "older-associates", "unexplained-things"] };
  const first = assessed(desk, kase, {
    ...{ of: tyler, days: 148, levels: ["high", "medium", "high"], occasion: "referral", factors: ["Repeat behaviour"], child, signs },
    reasons: ["Five evenings in three weeks, and again the day after the first visit.", "Rides through a play area. Nobody hurt so far.", "No helmet, traffic, and older people who expect something back."],
    protective: "Mother works with us. Likes the mechanics teacher.",
  });
  asked(desk, kase, { days: 148, of: tyler, mental: "no", substances: "no", safeguarding: "Referred to children’s social care on the day of acceptance; a worker has been named." });
  answered(desk, kase, first.id, 147);
  planned(desk, kase, 147, tyler, [
    ["reoffending", "youth-chair", "Motor project two afternoons a week, in place of the lessons he misses", "It is what he is good at"],
    ["harm-to-self", "family-help", "One worker for mother and the children", "She asked for somebody to ring"],
    ["harm-to-others", "beat-officer", "Barriers at the two cut-throughs, and the off-road team on Fridays", "The play area is the way in"],
  ]);
  for (const [days, line] of [[134, "Missed the first session, came to the second."], [120, "Second bike found, Tyler named by two witnesses."], [106, "Out less. One report, not confirmed."]] as const) {
    const again = assessed(desk, kase, {
      ...{ of: tyler, days, levels: ["high", "medium", "high"], factors: ["Repeat behaviour", "Exploitation"], child, signs },
      reasons: [line, "Rides through the play area still.", "Owes the older group for a bike that burnt."],
      protective: "Mother works with us. Attends the motor project.",
    });
    answered(desk, kase, again.id, days - 1);
  }
  const lower = assessed(desk, kase, {
    ...{ of: tyler, days: 92, levels: ["medium", "medium", "medium"], occasion: "meeting", child, signs },
    reasons: ["Three weeks without a report.", "Not seen in the play area.", "Debt paid off by his uncle; older group warned."],
    ...{ lower: "Three weeks without a report and the debt is gone.", protective: "Motor project, uncle, mother." },
  });
  answered(desk, kase, lower.id, 91, "Agreed at the meeting; school says the same");
  for (const [days, line] of [[64, "One report in the month. He walked away from the second."], [37, "Seen as a passenger on one evening."], [11, "Nothing new. Has asked to do the full course."]] as const)
    assessed(desk, kase, {
      ...{ of: tyler, days, levels: ["medium", "low", "medium"], child, signs },
      reasons: [line, "Nobody put at risk.", "Helmet worn at the project; older group still about."],
      protective: "Motor project twice a week, mother, uncle.",
    });
  toDo(desk, kase, { days: 147, due: 133, owner: "youth-chair", words: "Take Tyler to the motor project and stay for the first hour", done: [134, "Taken twice. He stayed to sweep up."], priority: "high" });
  toDo(desk, kase, { days: 147, due: 126, owner: "beat-officer", words: "Trace where the two bikes were kept", done: [119, "Garage found; both owners told. Three other bikes recovered."] });
  toDo(desk, kase, { days: 120, due: 99, owner: "family-help", words: "Family plan with mother, with respite at weekends", done: [101, "Plan written with Kerry; uncle takes Saturdays."] });
  const school = toDo(desk, kase, { days: 92, due: 64, owner: "health", words: "Ask for the hearing and attention assessment that school has asked for" });
  moveDueDay(desk, school, { day: ago(desk, 66), by: "youth-chair", dueOn: workdayFrom(world.daysAgo(22)), reason: "Clinic moved the appointment by six weeks" });
  toDo(desk, kase, { days: 37, due: -9, owner: "youth-chair", words: "Apply for a place on the full motor course from January" });
  noted(desk, kase, [
    { days: 146, by: "youth-chair", words: "Home visit. Tyler showed the lawnmower he had mended. Mother tired, honest, wants help." },
    { days: 119, by: "beat-officer", kind: "intelligence", words: "Bikes are lent for ten pounds an evening, or for carrying something. Who lends them is known by a first name only.", isPrivate: true },
    { days: 118, by: "beat-officer", words: "Brandon Skelhorn spoken to at the garages. Left the area the same evening." },
    { days: 63, by: "family-help", words: "Sister's birthday. Tyler was in by six, by his own choice." },
    { days: 12, by: "youth-chair", kind: "opinion", words: "What holds is the project. If the January place falls through we should expect a bad February." },
  ]);
  return { kase, person: tyler };
} // prettier-ignore

/** On the Youth JAG since he was 16; 18 next month. */
export function tellJordan(draw: Draw) {
  const { desk } = draw;
  const { ledger, world } = desk;
  // Eighteen in three weeks and a half.
  const born = bornSo(world.daysAgo(-24), 18, 0);
  const jordan = person(desk, { name: ["Jordan", "Penhallick"], sex: "male", born, area: "Shelthorpe Circle", days: 430, by: "coordinator" }); // prettier-ignore
  const aunt = person(desk, { name: ["Michelle", "Penhallick"], sex: "female", born: bornSo(world.today, 44, 10), area: "Shelthorpe Circle", days: 430, by: "coordinator" }); // prettier-ignore
  const kase = opened(desk, {
    ...{ group: "Youth JAG", received: 425, accepted: 410, from: "family-help", lead: "family-help", urgency: "soon" },
    subject: { kind: "person", person: jordan, role: "person-at-risk" },
    reason: "Jordan, who is 16 and lives with an aunt, has been found twice in another town with cash and two telephones. He was stabbed in the hand in August and would not say by whom.",
    tried: "Return interviews. A social worker until the spring. Moved college once.",
    accept: "Accepted as a child at risk. Exploitation hub to be at the table.",
  });
  linkPerson(desk, kase, { person: aunt, role: "parent-carer" }, { day: ago(desk, 410), by: "family-help" });
  giveFlag(desk, kase, "Exploitation", "Positive reasonable grounds decision in the first winter", { day: ago(desk, 380), by: "family-help" });
  giveFlag(desk, kase, "County lines", "Found twice with cash and two telephones", { day: ago(desk, 410), by: "family-help" });
  const through = { caseId: kase.id, day: ago(desk, 409), by: "family-help" } as const;
  addAddress(ledger, jordan, { lines: "7 Shelthorpe Circle" }, through);
  addPhone(ledger, aunt, "07700 900562", through);
  relate(ledger, aunt, jordan, "parent", through);
  const place = placeNamed(draw, "Shelthorpe Circle");
  reported(draw, { days: 300, by: "beat-officer", place, type: "rowdy-behaviour", qualifier: "personal", flags: ["youth"], victim: jordan, reporter: aunt, words: "Two men in a car shouted at Jordan outside the house at Shelthorpe Circle and drove at the gate.", into: [kase], end: [280, "One man identified and served with an abduction warning notice"], isSerious: true });
  const child = ["Cooks for the house. Finishes what he starts. Has told us more each time.", "“I'm nearly eighteen and then you all go.”"] as const;
  const first = assessed(desk, kase, { of: jordan, days: 409, levels: ["medium", "medium", "high"], occasion: "referral", child, signs: { exploitation: ["missing-episodes", "several-phones", "injuries", "out-of-area"] }, reasons: ["Carries for others; not of his own choosing.", "Has been with people who carry weapons.", "Injured by those he owes money to."], factors: ["Exploitation"], protective: "His aunt, and a kitchen job on Saturdays." });
  asked(desk, kase, { days: 409, of: jordan, mental: "yes", substances: "yes", safeguarding: "Open to children’s social care; strategy meeting held on the day." });
  answered(desk, kase, first.id, 408);
  planned(desk, kase, 408, jordan, [
    ["harm-to-self", "family-help", "The same worker for each return, at his aunt's table", "He talks there and nowhere else"],
    ["reoffending", "youth-chair", "College kitchen place, with travel paid", "Money of his own is what he asks for"],
  ]);
  for (const [days, level] of [[395, "high"], [381, "high"], [367, "high"]] as const) {
    const again = assessed(desk, kase, { of: jordan, days, levels: ["medium", "medium", level], child, reasons: ["As before.", "As before.", "Missing for a night in the fortnight."], factors: ["Exploitation"], protective: "His aunt." });
    answered(desk, kase, again.id, days - 1);
  }
  const lower = assessed(desk, kase, { of: jordan, days: 353, levels: ["medium", "low", "medium"], child, lower: "Two weeks without going missing; the men are on bail with conditions.", reasons: ["Has a job.", "No incident.", "Sleeps at home."], protective: "His aunt, the kitchen, the worker." });
  answered(desk, kase, lower.id, 352, "Agreed with the hub");
  for (let days = 325; days > 12; days -= 28)
    assessed(desk, kase, { of: jordan, days, levels: ["low", "low", "medium"], occasion: days === 185 ? "meeting" : "review", child, reasons: ["No report of him in the period.", "None.", "Anxious about what happens at 18; the men are due for release in spring."], protective: "His aunt, full-time kitchen place from September." });
  toDo(desk, kase, { days: 380, due: 352, owner: "youth-chair", words: "College kitchen place and a travel pass", done: [355, "Started on the Monday."] });
  toDo(desk, kase, { days: 60, due: 32, owner: "family-help", words: "Ask Jordan what he wants from adult services, in his own words", done: [35, "He wants one person, and not to tell it all again. Written down with him."] });
  toDo(desk, kase, { days: 18, due: -10, owner: "family-help", words: "Write what the adults' group may be told, and read it with Jordan first", priority: "high" });
  toDo(desk, kase, { days: 18, due: -14, owner: "health", words: "Name the adult mental health worker who meets Jordan before his birthday" });
  noted(desk, kase, [
    { days: 300, by: "family-help", words: "Aunt has put a camera over the gate. Jordan is glad of it." },
    { days: 212, by: "health", words: "Counselling finished, nine sessions of ten attended.", isPrivate: true },
    { days: 33, by: "family-help", kind: "opinion", words: "The eighteenth birthday is the risk. Everybody he trusts is a children's worker." },
    { days: 17, by: "beat-officer", kind: "intelligence", words: "One of the men has asked on the estate whether Jordan still lives there." },
  ]);
  return { kase, person: jordan };
} // prettier-ignore
