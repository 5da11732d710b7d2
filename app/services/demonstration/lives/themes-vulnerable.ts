import type { Theme } from "./theme.ts";

const shops: Theme = {
  ...{ group: "Youth JAG", weight: 4, subject: "person", role: "perpetrator", ages: [12, 16] },
  ...{ lead: "reoffending", factors: ["Repeat behaviour"], flags: [] },
  incident: {
    ...{ type: "rowdy-behaviour", qualifier: "nuisance", flags: ["youth"] },
    words: [
      "Eggs and stones thrown at shop windows at {place} by a group of about ten.",
      "Children on the roof at {place}, tiles thrown down. One nearly hit a pushchair.",
      "Abuse of the bus driver at {place}; emergency door opened as it moved.",
      "Fire extinguisher let off in the entrance at {place}.",
    ],
  },
  reasons: [
    "{name} has been named in six reports at {place} since half term, with the same four friends. School attendance has fallen below 70 per cent.",
    "Damage and abuse at the shops at {place}. Parents have tried; {name} has been coming home after midnight.",
    "Shopkeepers at {place} name {name} as the one who starts it. Two permanent exclusions are being considered in the group.",
  ],
  tried: [
    "School report card, two home visits, letter to parents. Detached youth workers know {name} by name.",
    "Acceptable behaviour contract with parents present; kept for five weeks.",
  ],
  accepted: [
    "Accepted: early help and youth work first, with the shops told what is being done.",
    "A plan with the family before anything formal. School to be at the next meeting.",
  ],
  evidence: [
    "Six incidents in eight weeks, each with the same friends and after school.",
    "Goes along rather than leads, but is there each time.",
    "Out after midnight on school nights without anybody knowing where.",
  ],
  steps: [
    ["reoffending", "Two evenings a week at the boxing club, brought there by the youth worker", "The reports are on those evenings"],
    ["harm-to-self", "One worker for the family", "Mother is managing alone and asked for this"],
  ],
  actions: [
    ["Home visit to explain the contract to {name} and the parent", "Visited. Contract read together and signed by both."],
    ["Ask school for attendance and a named person", "Attendance 74 per cent; head of year is the contact."],
    ["Offer a place at the boxing club and bring {name} the first time", "Taken twice. Coach says welcome back."],
    ["Arrange for {name} to help repaint the shutters at {place}", "Done on Saturday with two friends; shopkeeper shook hands."],
    ["Tell the shops at {place} what is being done and how to report", "All seven shops visited with a card."],
    ["Complete the early help assessment with the family", "Completed; four goals set with the family."],
  ],
  notes: [
    ["fact", "At the club both evenings this week. Coach gave a lift home."],
    ["fact", "Mother says {name} has been in by nine since the visit."],
    ["opinion", "Bright and bored. Does well with a task that has an end."],
    ["fact", "Named again on Friday, but the film shows {name} walking away before the stones."],
    ["intelligence", "An older lad with a car has been giving some of the group lifts."],
  ],
  closings: [
    ["Behaviour has stopped", "Nothing since the autumn. Attendance 91 per cent and two evenings a week at the club."],
    ["Support in place", "Early help carries on with the family; the contract ended with thanks."],
    ["Risk reduced, one agency carries on", "One report in three months. School keeps a weekly check."],
  ],
}; // prettier-ignore

const exploited: Theme = {
  ...{ group: "Youth JAG", weight: 3, subject: "person", role: "person-at-risk", ages: [13, 16] },
  ...{ lead: "harmToSelf", factors: ["Exploitation", "Drugs"], flags: ["Exploitation", "County lines"] },
  incident: {
    ...{ type: "vehicle-nuisance", qualifier: "nuisance", flags: ["youth", "vehicle"] },
    words: [
      "Teenager let out of a car at {place} at two in the morning; the car waited with its lights off.",
      "Young people passing packages between bicycles at {place}.",
    ],
  },
  reasons: [
    "{name} was missing overnight three times in a month and came home with a new telephone. Found once in another town with two older men.",
    "School has found {name} with 300 pounds and two telephones. Friends have changed since the summer, and {name} is frightened of somebody.",
  ],
  tried: [
    "Return interviews, which {name} declined. Social worker assigned in spring and stepped down.",
    "Family worker, school exclusion panel, telephone number change. The new number was known within days.",
  ],
  accepted: [
    "Accepted as a child at risk. Exploitation hub referral to be made this week; disruption of the adults alongside.",
    "Seen as a victim first. Plan with the family, who want to move school.",
  ],
  evidence: [
    "Four missing episodes, each longer than the one before.",
    "Owes money and has been hurt: bruising to the arms that {name} would not explain.",
    "Driven by adults whom the family does not know.",
  ],
  steps: [
    ["harm-to-self", "Trusted adult for each missing episode, the same one each time", "{name} has talked to her and to nobody else"],
    ["harm-to-self", "Disruption of the two adults and their car", "Contact stops when they are stopped"],
  ],
  actions: [
    ["Refer to the exploitation hub and share the return interviews", "Referred; assessed as significant. Hub worker named."],
    ["Consider a National Referral Mechanism referral with the first responder", "Submitted with {name}'s own words; positive reasonable grounds received."],
    ["Set up the trigger plan for when {name} is missing", "Plan agreed by police, school and family; used once and worked."],
    ["Warn the adults seen with {name} under the abduction notice procedure", "Both served at home; one argued, one did not."],
    ["Find a managed move to another school", "Place agreed, starts after half term with transport."],
  ],
  notes: [
    ["fact", "Missing from 16:00 to 03:20. Returned by taxi, driver paid in cash by somebody else."],
    ["intelligence", "The car belongs to a hire firm; the renter is known for supply in another county."],
    ["opinion", "{name} is testing whether we mean it. The worker should not change."],
    ["fact", "Two weeks without a missing episode, the first since June."],
    ["fact", "Strengths session: wants to be a mechanic. Uncle has offered Saturdays at the garage."],
  ],
  closings: [
    ["Support in place", "No missing episode for four months, settled at the new school. Children's social care carries on."],
    ["Risk reduced, one agency carries on", "The adults are in custody. Hub worker stays until summer."],
  ],
}; // prettier-ignore

const fires: Theme = {
  ...{ group: "Youth JAG", weight: 2, subject: "person", role: "perpetrator", ages: [11, 15] },
  ...{ lead: "harmToOthers", factors: ["Repeat behaviour"], flags: [] },
  incident: {
    ...{ type: "rowdy-behaviour", qualifier: "environmental", flags: ["youth"] },
    words: [
      "Bin pushed against the fence at {place} and set alight. Fire crew attended.",
      "Small fires in the undergrowth at {place}, third evening this week.",
    ],
  },
  reasons: [
    "Five small fires at {place} in a fortnight; {name} was there at each and told the crew how the last one was lit.",
    "Bins burnt and a fence lost at {place}. {name} says it began as a dare.",
  ],
  tried: ["Firesetter visit offered, not taken up. School assembly by the fire service.", "Beat officer spoke to {name} and grandmother, with whom {name} lives."],
  accepted: ["Accepted. Fire service to lead with the family worker.", "Accepted, because of the flats beside {place}."],
  evidence: ["Fires were lit beside occupied flats.", "Carried lighters and aerosol when stopped.", "Upset since the separation; fires began that week."],
  steps: [
    ["harm-to-others", "Firesetter programme, six sessions at home", "Has worked for others of this age"],
    ["harm-to-self", "Bereavement and separation support at school", "The fires began with a loss"],
  ],
  actions: [
    ["Begin the firesetter programme and say when it is finished", "All six sessions done. {name} showed the grandmother the escape plan."],
    ["Clear the undergrowth and lock the bin store at {place}", "Cleared and locked; keys with the caretaker."],
    ["Ask school for the counsellor's first free place", "Place from Monday, weekly."],
    ["Visit the families of the other two children named", "Visited. Both agree to the club and to collect from school."],
  ],
  notes: [
    ["fact", "Third session. Talked about the dare without being asked."],
    ["opinion", "Shame rather than thrill now. Praise goes a long way."],
    ["fact", "No fires at {place} for three weeks."],
  ],
  closings: [
    ["Behaviour has stopped", "Programme finished, no fires for three months."],
    ["Support in place", "Counselling at school carries on. Fire service will visit once more in the spring."],
  ],
}; // prettier-ignore

const cuckooed: Theme = {
  ...{ group: "Adults at Risk Group", weight: 3, subject: "person", role: "person-at-risk", ages: [31, 72], beats: ["65", "63", "62"] },
  ...{ lead: "harmToSelf", factors: ["Drugs", "Exploitation", "Mental health"], flags: ["Cuckooing", "Exploitation"] },
  incident: {
    ...{ type: "littering-drugs", qualifier: "nuisance", flags: ["drugs"] },
    words: [
      "Strangers answering the door of the ground-floor flat at {place}; the tenant has not been seen for days.",
      "Shouting and banging from the flat at {place} at three in the morning, young men leaving by the window.",
    ],
  },
  reasons: [
    "People who are not tenants have taken over the flat of {name} at {place}. {name} sleeps in the kitchen and has lost weight.",
    "Neighbours at {place} have not seen {name} for two weeks, and young men come and go with a key.",
  ],
  tried: [
    "Three welfare visits: a stranger at the door each time, {name} spoken to once, with somebody behind the door.",
    "Locks changed by the landlord; the keys were given away within the week, out of fear.",
  ],
  accepted: [
    "Accepted at once. Partial closure to be considered, so that {name} can stay.",
    "Accepted. Nobody is to write or telephone: visits only, and never alone.",
  ],
  evidence: [
    "Bank card held by others. No food in the flat at the last visit.",
    "Bruise to the face explained as a fall; neighbour heard shouting.",
    "Has missed two clinics for the first time in a year.",
  ],
  steps: [
    ["harm-to-self", "Visit twice a week in pairs, different hours", "{name} can only speak when they are out"],
    ["victim-safety", "Partial closure with {name} allowed to stay", "Gives a lawful reason to turn callers away"],
    ["harm-to-others", "Warrant when intelligence allows", "Weapons have been mentioned"],
  ],
  actions: [
    ["Raise an adult safeguarding concern and report the decision", "Raised the same day; enquiry opened under section 42."],
    ["Prepare the partial closure application with the landlord", "Heard and granted for three months; {name} stays."],
    ["Change the locks and fit a door viewer after the closure", "Done on the day, keys to {name} and the support worker only."],
    ["Open a new bank account with {name} and stop the old card", "New account open, benefits moved from next week."],
    ["Visit in pairs twice a week and log who is there", "Eight visits, strangers at three, none in the last fortnight."],
  ],
  notes: [
    ["fact", "{name} alone at home, talked for twenty minutes. Wants them gone and is afraid to say so."],
    ["intelligence", "Two males from out of the county; one answers to Jay. Come by train on Thursdays."],
    ["fact", "Closure notice served. Three people left without argument, one came back for a bag."],
    ["opinion", "Will let somebody else in within weeks if the evenings stay empty."],
    ["fact", "Put on four pounds since the closure, by the clinic's scales."],
  ],
  closings: [
    ["Support in place", "Closure order ended, new locks, floating support twice a week. No callers for ten weeks."],
    ["Risk reduced, one agency carries on", "Moved to sheltered housing at own wish. Adult social care carries on."],
  ],
}; // prettier-ignore

const neglect: Theme = {
  ...{ group: "Adults at Risk Group", weight: 3, subject: "person", role: "person-at-risk", ages: [52, 84] },
  ...{ lead: "harmToSelf", factors: ["Mental health", "Alcohol"], flags: ["Mental health"] },
  incident: {
    ...{ type: "neighbours", qualifier: "environmental", flags: [] },
    words: [
      "Smoke alarm sounding for an hour at {place}; pan burnt dry, occupier asleep.",
      "Rubbish to window height in the garden at {place}, rats seen by day.",
    ],
  },
  reasons: [
    "House at {place} full from floor to ceiling, one path to the cooker. {name} refuses every service and has had two small fires.",
    "{name} drinks at home and falls; neighbours at {place} ring for ambulances each week. Heating has been off since last winter.",
  ],
  tried: ["GP letters unanswered. Home fire safety visit refused at the door.", "Two assessments of capacity, both with capacity. Cleaning paid for once; full again in four months."],
  accepted: ["Accepted under vulnerable adult risk management: capacity, high risk, nobody else at fault.", "Accepted. One person to build trust before anybody talks of clearing."],
  evidence: ["Two kitchen fires in six months, smoke alarm removed.", "Found on the floor by a neighbour after a night there.", "Will not use the heating; indoor temperature nine degrees."],
  steps: [
    ["harm-to-self", "The same worker every Wednesday, a cup of tea before anything else", "Refuses strangers and lists"],
    ["harm-to-self", "Detectors linked to the control centre", "Accepted when explained by the fire officer"],
  ],
  actions: [
    ["Home fire safety visit with a sprinkler quotation", "Let in at the third knock. Detectors fitted, sprinkler ordered."],
    ["Hold the risk management meeting and write the plan", "Held at home with {name} in the chair. Four steps agreed."],
    ["Clear the path to both doors with {name}'s own choosing of what goes", "Both doors free; eleven bags, all chosen by {name}."],
    ["Ask the surgery for a home visit and blood tests", "Visited, bloods taken, thiamine prescribed."],
    ["See what grant there is for the boiler", "Grant agreed; boiler to be fitted in a fortnight."],
  ],
  notes: [
    ["fact", "In the warm front room for the first time. Radio on."],
    ["opinion", "It is grief. The boxes are {his} brother's."],
    ["fact", "Declined to talk of the kitchen today. Agreed to Wednesday again."],
    ["fact", "Ambulance called once this month against four last month."],
  ],
  closings: [
    ["Support in place", "Weekly worker stays, detectors linked. No call-outs for two months."],
    ["Did not engage", "Has capacity, understands the risk and declines. Neighbours and surgery know whom to ring; reopened on any change."],
    ["Died", "Died in hospital after a short illness. Family told of the help that had been given."],
  ],
}; // prettier-ignore

const rough: Theme = {
  ...{ group: "Adults at Risk Group", weight: 3, subject: "person", role: "person-at-risk", ages: [24, 58], beats: ["62"] },
  ...{ lead: "harmToSelf", factors: ["Homelessness", "Drugs", "Mental health"], flags: ["Homelessness", "Substance misuse"] },
  incident: {
    ...{ type: "begging-vagrancy", qualifier: "nuisance", flags: ["drugs", "mental-health"] },
    words: ["Person asleep in bedding across the fire exit at {place}, hard to wake.", "Tent at {place} set upon in the night, contents scattered."],
  },
  reasons: [
    "{name} has slept at {place} since the hostel place ended. Leg ulcers untreated, two overdoses brought round in a month.",
    "Rough sleeping at {place}, assaulted twice by passers-by. Distrusts every service but the soup run.",
  ],
  tried: ["Outreach daily, two beds offered and lost on the first night.", "Duty to refer made; no local connection found, appeal lodged."],
  accepted: ["Accepted. Health on the street first, bed second, questions later.", "Accepted with outreach in the lead. Enforcement only with the group's agreement."],
  evidence: ["Two overdoses in four weeks, once alone.", "Wound infected, refuses hospital.", "Assaulted while asleep."],
  steps: [
    ["harm-to-self", "Street clinic comes to {name}, not the other way round", "Has kept none of nine appointments"],
    ["harm-to-self", "Naloxone carried by {name} and two friends", "They were there both times"],
  ],
  actions: [
    ["Street nurse to dress the wound twice a week", "Healing. Dressings now weekly."],
    ["Hold a bed at The Falcon Centre without the usual rules on the first night", "Stayed three nights of four, then every night."],
    ["Train {name} and two friends in naloxone", "Trained, three kits given."],
    ["Appeal the local connection decision", "Allowed: full duty owed."],
    ["Find out who assaulted {name} and whether film was kept", "Film kept. One man identified and interviewed."],
  ],
  notes: [
    ["fact", "Let the nurse look at both legs. Said thank you."],
    ["fact", "Moved in. Asked for a lock on the inside."],
    ["opinion", "Dog first. Any offer without the dog is no offer."],
    ["intelligence", "Others are taking {his} benefits on the day they are paid."],
  ],
  closings: [
    ["Support in place", "In own tenancy with support for a year, on prescription."],
    ["Moved out of the area", "Reconnected at own wish with a sister by the coast; health records passed on."],
  ],
}; // prettier-ignore

const milked: Theme = {
  ...{ group: "Adults at Risk Group", weight: 2, subject: "person", role: "person-at-risk", ages: [46, 82] },
  ...{ lead: "harmToSelf", factors: ["Exploitation"], flags: ["Exploitation"] },
  incident: {
    ...{ type: "communications", qualifier: "personal", flags: [] },
    words: ["Two men at the door at {place} for cash for roof work that was never done.", "Repeated calls at {place} from somebody who says he is from the bank."],
  },
  reasons: [
    "{name} has paid more than 9,000 pounds for work at {place} that was not done, and the same man is back each month.",
    "A younger acquaintance has moved money from {name}'s account and answers the telephone for {name}.",
  ],
  tried: ["Trading standards visit, call blocker fitted. {name} let the man in again.", "Bank alerted once; no restriction placed because {name} said all was well."],
  accepted: ["Accepted. Safeguarding concern, bank and trading standards together.", "Accepted; see {name} alone and at home."],
  evidence: ["Savings gone in five months.", "Speaks in somebody else’s words and watches the door.", "Memory clinic appointment cancelled by somebody else."],
  steps: [
    ["harm-to-self", "Bank restriction with {name}'s consent", "Payments have to be slow enough to be seen"],
    ["victim-safety", "Neighbour with a key and a number", "She sees who calls"],
  ],
  actions: [
    ["See {name} alone, with an advocate, and ask what is wanted", "Seen at the library. Wants to keep the friend, not the loans."],
    ["Ask the bank for its vulnerable customer team", "Daily limit set, calls to the branch manager."],
    ["Rebook the memory clinic and bring {name}", "Attended. Results in three weeks."],
    ["Take a statement about the roof", "Statement taken; trader identified by trading standards."],
  ],
  notes: [
    ["fact", "Card stopped. {name} relieved once it was done."],
    ["opinion", "Would give it all for somebody to talk to."],
    ["fact", "He was at the gate, left when he saw us."],
  ],
  closings: [
    ["Support in place", "Account protected, befriender weekly, trader charged."],
    ["Risk reduced, one agency carries on", "Adult social care manages the money under an agreement."],
  ],
}; // prettier-ignore

export const VULNERABLE_THEMES: readonly Theme[] = [shops, exploited, fires, cuckooed, neglect, rough, milked];
