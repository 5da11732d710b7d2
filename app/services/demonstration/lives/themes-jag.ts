import type { Theme } from "./theme.ts";

const street: Theme = {
  ...{ group: "JAG", weight: 5, subject: "person", role: "perpetrator", ages: [24, 47], beats: ["62", "65"] },
  ...{ lead: "reoffending", factors: ["Drugs", "Homelessness", "Repeat behaviour"], flags: ["Substance misuse"] },
  incident: {
    ...{ type: "begging-vagrancy", qualifier: "personal", flags: ["drugs"] },
    words: [
      "Asked for money at the cash machine at {place} and followed a shopper who refused.",
      "Took goods from a shop at {place} and threatened the assistant who spoke to {him}.",
      "Shouting at passers-by from a doorway at {place}; a parent crossed the road with two children.",
      "Refused to leave the shop at {place}, swept a display to the floor on the way out.",
    ],
  },
  reasons: [
    "{name} has been reported eleven times in eight weeks for theft and threatening behaviour in and about {place}. Retail staff say they are afraid to challenge.",
    "Begging close to cash machines at {place}, daily, with threats when refused. {name} sleeps in the car park stairwell most nights and uses heroin.",
    "Shops about {place} have banned {name} through the scheme; the bans are broken several times a week and staff are verbally abused.",
  ],
  tried: [
    "Street warden engagement on five occasions. Retail ban. One community protection warning, since broken.",
    "Outreach appointments made and missed. Dispersed twice. No recourse so far to accommodation, which was offered once and lost.",
    "Words of advice by the beat team, a retail ban and a referral to drug treatment that lapsed.",
  ],
  accepted: [
    "Several agencies have part of the picture. One plan is needed that joins treatment, housing and enforcement.",
    "Behaviour persistent and escalating; impact on traders and shoppers is clear.",
  ],
  evidence: [
    "Daily offending to pay for heroin; three arrests in the last month.",
    "Broke the community protection warning within a week. No stable address.",
    "Has said that {he} will carry on because prison means a bed and a script.",
  ],
  steps: [
    ["reoffending", "Rapid prescribing appointment kept, with an outreach worker to bring {name}", "Offending pays for drugs"],
    ["reoffending", "Exclusion from the shops about {place}, enforced by patrol", "Gives traders relief while treatment starts"],
    ["harm-to-self", "Supported bed held while treatment goes on", "Every relapse has followed the loss of a bed"],
  ],
  actions: [
    ["Bring {name} to the Thursday clinic and stay for the assessment", "Brought to clinic, assessed and titrated the same day. Next appointment made."],
    ["Serve a community protection notice for conduct about {place}", "Notice served in person with the conditions explained; signed copy on file."],
    ["Ask the shops about {place} for dated statements", "Statements from three shops received and shared with the officer."],
    ["Find out whether a supported bed can be offered, and on what conditions", "Bed offered from the first of the month, with a curfew that {name} has agreed to."],
    ["Check warrants and bail dates and report to the group", "One outstanding warrant executed; bail with a condition not to enter the precinct."],
    ["Patrol {place} at the opening and closing of the shops for two weeks", "Patrols done and logged; two engagements, no offences seen."],
    ["Tell the retail scheme what may be shared and by whom", "Scheme manager briefed; photograph circulated to members under the protocol."],
  ],
  notes: [
    ["fact", "Seen asleep in the stairwell at {place} at 06:40 with two others. Declined the offer of the night shelter."],
    ["fact", "Attended clinic on time, second week running. Sample consistent with what {he} told us."],
    ["intelligence", "Said to be collecting a debt for somebody known as Tin. Owes money himself."],
    ["opinion", "Motivation is real but thin. A morning appointment works, an afternoon one does not."],
    ["fact", "Shop manager reports no visits for nine days, the longest since spring."],
    ["fact", "Recalled to custody for missed appointments; release date to be confirmed by the prison."],
  ],
  closings: [
    ["Support in place", "Stable on prescription for three months and housed. No reports for eight weeks; treatment carries on with its provider."],
    ["Order or conviction obtained", "A criminal behaviour order was made with a condition not to enter named shops. Compliance is for the beat team."],
    ["Moved out of the area", "Moved to family in another county; treatment transferred and the plan shared with services there."],
  ],
}; // prettier-ignore

const neighbours: Theme = {
  ...{ group: "JAG", weight: 4, subject: "person", role: "perpetrator", ages: [24, 60] },
  ...{ lead: "harmToOthers", factors: ["Alcohol", "Mental health", "Repeat behaviour"], flags: ["Mental health"] },
  incident: {
    ...{ type: "neighbours", qualifier: "personal", flags: ["alcohol"] },
    words: [
      "Hammering on the door of a neighbour at {place} after midnight, threats through the letterbox.",
      "Rubbish thrown over the fence at {place} and a window cracked. Neighbour has the children sleeping in one room.",
      "Neighbour called names and spat at while unloading shopping at {place}.",
      "Music turned up against the party wall at {place} from ten at night until four.",
    ],
  },
  reasons: [
    "Three households at {place} report threats and damage by {name}. One family is asking for a move. Police have attended seven times since the spring.",
    "{name} shouts at and follows the woman next door at {place}. She varies the times at which she leaves for work.",
    "Escalating threats to neighbours at {place} when {name} has been drinking; a knife was mentioned on the last occasion.",
  ],
  tried: [
    "Warning letter, mediation offered and refused by {name}, joint visit by landlord and police.",
    "Acceptable behaviour contract signed and broken twice. Landlord has served notice of seeking possession.",
    "Diary sheets kept by two households for six weeks; noise equipment installed once.",
  ],
  accepted: [
    "Risk to identified neighbours is rising and no single agency holds the whole. Landlord and police to lead together.",
    "Accepted: threats are specific and repeated. Victims to be seen within the week.",
  ],
  evidence: [
    "Threats are made to named people and have been followed by damage twice.",
    "Drinks daily; every incident of violence has been after a binge.",
    "Neighbour's account of a knife is consistent with what the attending officer saw through the window.",
  ],
  steps: [
    ["harm-to-others", "Weekly joint visit by landlord and beat officer", "Visits have been followed by quiet weeks"],
    ["victim-safety", "Door chain, light and a direct number for each of the households", "They have to be able to reach somebody at night"],
    ["reoffending", "Alcohol assessment offered at home", "Will not come to a clinic, may let somebody in"],
  ],
  actions: [
    ["Visit each household at {place} and complete the victim risk assessment", "All visited. Two medium, one standard; equipment ordered for one."],
    ["Prepare the case file for a civil injunction and send it to legal", "File sent with nine statements; counsel's advice expected next week."],
    ["Fit target hardening at the two addresses beside {name}", "Chains, light and a doorbell camera fitted."],
    ["Offer {name} an alcohol assessment at home", "Seen at home with {his} sister there. Accepted a referral for community detox."],
    ["Ask the GP whether a mental health assessment is due", "Surgery confirms a review in two weeks; outcome to be shared with consent."],
    ["Serve the warning that precedes a community protection notice", "Served by hand. Conditions explained twice and understood."],
    ["Ring each victim weekly and log the call", "Calls made and logged for five weeks; nothing new in the last three."],
  ],
  notes: [
    ["fact", "Joint visit. {name} sober, flat tidy, apologised for the letterbox. Agreed to keep away from the side gate."],
    ["fact", "Victim rang in tears after shouting over the fence. No threat made this time."],
    ["opinion", "Sister is the one person {he} listens to. She should be at the next visit."],
    ["intelligence", "Two men unknown to the street stayed the weekend; one is said to have a machete in a holdall."],
    ["fact", "Landlord confirms arrears of nine weeks and a hearing next month."],
    ["fact", "Noise equipment downloaded: eleven recordings, four at a level that supports action."],
  ],
  closings: [
    ["Behaviour has stopped", "No reports for ten weeks from any of the households. Victims told and content with closing."],
    ["Order or conviction obtained", "Injunction with a power of arrest in force; the landlord monitors and reports breaches."],
    ["Risk reduced, one agency carries on", "Neighbours moved by agreement. Landlord keeps the tenancy under review."],
  ],
}; // prettier-ignore

const dealing: Theme = {
  ...{ group: "JAG", weight: 3, subject: "person", role: "perpetrator", ages: [19, 38], beats: ["63", "65", "61"] },
  ...{ lead: "reoffending", factors: ["Drugs", "Weapon", "Exploitation"], flags: ["County lines", "Substance misuse"] },
  incident: {
    ...{ type: "littering-drugs", qualifier: "nuisance", flags: ["drugs", "vehicle"] },
    words: [
      "Cars stopping for a minute each outside a flat at {place} all evening, engines left running.",
      "Deal seen on the steps at {place}; when a resident looked out she was told to go back in.",
      "Fighting outside the flat at {place} over money, one man bleeding from the head.",
    ],
  },
  reasons: [
    "Callers at all hours at an address at {place} where {name} lives. Residents describe dealing from the window and threats to those who complain.",
    "{name} is thought to run a line from {place}, with younger people carrying. Needles found in the play area opposite.",
  ],
  tried: [
    "Two warrants, one positive. Closure warning letter. Landlord interview.",
    "Extra patrols, intelligence submitted, residents given a direct number. Callers move for a day and return.",
  ],
  accepted: [
    "Impact on residents is serious and intelligence points to organised supply. Joint plan with the landlord.",
    "Accepted, with a view to a closure order and safeguarding of the young people seen there.",
  ],
  evidence: [
    "Supply within a week of release, from the same address and the same telephone.",
    "A machete was found behind the bath panel under the last warrant.",
    "Two children of fourteen have been seen coming and going after dark.",
  ],
  steps: [
    ["reoffending", "Closure of the address applied for, with the landlord's support", "Takes away the place that supply depends on"],
    ["harm-to-others", "Disruption visits at different hours", "Weapons have been found; callers are nervous of patrols"],
    ["place", "Lighting and a camera over the entrance at {place}", "Residents say the dark side door is what is used"],
  ],
  actions: [
    ["Draft the closure notice and consult the landlord and residents", "Notice drafted; landlord agrees; residents' statements taken."],
    ["Submit what is known of vehicles at {place} as intelligence", "Submitted with nine registrations. Two linked to another force."],
    ["Repair the lighting over the side door at {place}", "Lights replaced and the timer set to dusk."],
    ["See the families of the two young people named and offer support", "Both families seen. One accepted a worker; the other will think."],
    ["Clear needles from the play area and check weekly for a month", "Cleared. Nothing found in the last two checks."],
    ["Obtain statements from residents who will be named", "Four statements, two named and two to be given by the landlord's officer."],
  ],
  notes: [
    ["intelligence", "A white hire van was seen on three nights; the driver does not get out."],
    ["fact", "Warrant executed. Cash, scales and two telephones seized; {name} bailed."],
    ["fact", "Resident on the second floor says it has been quiet since the visit."],
    ["opinion", "{He} is more frightened of whoever supplies {him} than of us."],
    ["intelligence", "The line is said to be answered from a city address, with runners changed weekly."],
  ],
  closings: [
    ["Order or conviction obtained", "Sentenced to custody for supply. Address re-let after a closure order; residents report no callers."],
    ["Moved out of the area", "Tenancy surrendered. Intelligence passed to the force where {name} now lives."],
    ["Behaviour has stopped", "Closure order ended without further complaints; landlord keeps a monthly check."],
  ],
}; // prettier-ignore

const distress: Theme = {
  ...{ group: "JAG", weight: 2, subject: "person", role: "perpetrator", ages: [30, 66] },
  ...{ lead: "harmToSelf", factors: ["Mental health", "Alcohol"], flags: ["Mental health"] },
  incident: {
    ...{ type: "rowdy-behaviour", qualifier: "personal", flags: ["mental-health"] },
    words: [
      "Standing in the road at {place} shouting at traffic, drivers swerving round.",
      "Forty calls to the office in a morning from {place}, abusive to three members of staff.",
      "Ran at a bus at {place} and struck the window with a stick. Nobody hurt.",
    ],
  },
  reasons: [
    "{name} rings the emergency services many times a day and has twice stood in the road at {place}. Officers are the ones who come, and not those who could help.",
    "Repeated shouting and distress at {place}; residents are kind but at the end of what they can do. {name} has spoken of not wanting to be here.",
  ],
  tried: [
    "Liaison nurse visit, GP letter, section 136 used once. Discharged the same night.",
    "Welfare visits by the beat officer, who is trusted. No plan that all services hold.",
  ],
  accepted: [
    "Health to lead with police: one plan for what happens when {name} calls or is found in the road.",
    "Accepted. Risk to self is what worries most and has no owner yet.",
  ],
  evidence: [
    "Stood in live traffic twice this month, the second time at night in dark clothes.",
    "Has said more than once that nobody would notice. Has stored tablets before.",
    "Drinks before each episode and eats little.",
  ],
  steps: [
    ["harm-to-self", "Crisis plan agreed with {name} and held by every service that is called", "The response has been different each time"],
    ["harm-to-self", "Weekly call by the same nurse, at an agreed hour", "Calls to emergency services fell when somebody rang first"],
    ["harm-to-others", "Drivers and bus depot told whom to ring", "The road is where somebody will be hurt"],
  ],
  actions: [
    ["Write the crisis plan with {name} and circulate it to the agencies here", "Plan written with {name}, who asked for two changes. Circulated."],
    ["Ask for a care coordinator and report what the team says", "Coordinator named from the first of next month."],
    ["Agree with the control room how calls from this number are answered", "Marker on the number with the words agreed; review in eight weeks."],
    ["Visit with the food bank worker and look at money and heating", "Visited. Meter topped up, benefits check booked."],
    ["Check for stored tablets at the next visit, with consent", "Tablets returned to the pharmacy; dispensing is weekly from now on."],
  ],
  notes: [
    ["fact", "Eleven calls this week against forty-six in the first week of the month."],
    ["fact", "Attended the drop-in with a neighbour. Stayed an hour."],
    ["opinion", "Loneliness is the thread. The calls come at the hours when the neighbour is at work."],
    ["fact", "Seen by the crisis team at home; medication changed; next visit on Tuesday."],
  ],
  closings: [
    ["Support in place", "Under a care coordinator, with a crisis plan that has been used three times and held."],
    ["Risk reduced, one agency carries on", "Calls down to a handful a month. Health carries on with the plan."],
  ],
}; // prettier-ignore

const group: Theme = {
  ...{ group: "JAG", weight: 2, subject: "person", role: "perpetrator", ages: [18, 23] },
  ...{ lead: "harmToOthers", factors: ["Weapon", "Repeat behaviour", "Drugs"], flags: ["Exploitation"] },
  incident: {
    ...{ type: "rowdy-behaviour", qualifier: "nuisance", flags: ["youth", "alcohol"] },
    words: [
      "Group of fifteen at {place}, faces covered, throwing bottles at a bus. An older one was giving directions.",
      "Shopkeeper at {place} threatened with a bottle when he asked a group to move.",
      "Younger boys made to fight each other at {place} while it was filmed.",
    ],
  },
  reasons: [
    "{name} is the oldest of a group that gathers at {place}. Younger ones do what {name} says; two have been arrested with {him}.",
    "Assaults and damage about {place} on Friday nights. {name} is present each time and has been found with a knife once.",
  ],
  tried: [
    "Dispersal powers on four Fridays, warning letter, detached youth work offered.",
    "Home visit with parents; acceptable behaviour contract signed and kept for three weeks.",
  ],
  accepted: [
    "Accepted, alongside the Youth JAG for those under 18. Enforcement and an offer of work together.",
    "Risk of somebody being seriously hurt is real. Lead by the beat team.",
  ],
  evidence: [
    "Carried a lock knife on one of the four occasions stopped.",
    "Directs others, who are between 12 and 15, and films what they do.",
    "Assault on a shopkeeper in front of witnesses, charge pending.",
  ],
  steps: [
    ["harm-to-others", "Conditions not to be at {place} after dark, visited weekly", "It is the place and the hour of each assault"],
    ["reoffending", "Place on the construction course, with travel paid", "Had work in the spring and no incidents then"],
  ],
  actions: [
    ["Apply for an interim injunction with a condition about {place}", "Granted without opposition for twelve weeks."],
    ["Ask the college for a place on the January course", "Interview attended; place offered from the new term."],
    ["Brief the Youth JAG chair on the younger ones seen with {name}", "Briefed. Three names are on their next agenda."],
    ["Take the film from the shop at {place} and have it viewed", "Viewed; {name} identified by two officers."],
    ["Home visit with the parents to explain the conditions", "Visited. Mother supportive, will report if {he} does not come home."],
  ],
  notes: [
    ["fact", "Seen at {place} at 21:15 with five others; left when spoken to. No breach, the condition runs from 22:00."],
    ["intelligence", "Said to be paying younger ones in vapes to keep watch."],
    ["opinion", "Drawn to being looked up to. A mentor from the club may do more than we can."],
    ["fact", "First week of the course attended in full."],
  ],
  closings: [
    ["Order or conviction obtained", "Twelve-month injunction, no breach in four months and in full-time training."],
    ["Behaviour has stopped", "Group has broken up. No reports with {name} in them since the summer."],
  ],
}; // prettier-ignore

export const JAG_THEMES: readonly Theme[] = [street, neighbours, dealing, distress, group];
