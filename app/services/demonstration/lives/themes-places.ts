import type { Theme } from "./theme.ts";

const drinking: Theme = {
  ...{ group: "LCDG", weight: 3, subject: "location", role: "perpetrator", ages: [25, 60], beats: ["62"] },
  ...{ lead: "reoffending", factors: ["Alcohol", "Homelessness"], flags: ["Substance misuse"] },
  incident: {
    ...{ type: "street-drinking", qualifier: "nuisance", flags: ["alcohol"] },
    words: ["Six people drinking at {place} from mid-morning, one urinating against the wall.", "Fight among drinkers at {place}; shoppers went round by the road.", "Bottles broken on the steps at {place}."],
  },
  reasons: [
    "Street drinking at {place} has grown since spring: eight to twelve people most days, fights on giro days and visitors who stay away.",
    "Traders beside {place} have lost evening custom to drinkers on the benches and in the doorways.",
  ],
  tried: ["Warden patrols and seizures under the public spaces order.", "Benches turned, planting cut back, outreach twice a week."],
  accepted: ["Accepted as a place. Owner of the benches, licensing and outreach to come.", "Accepted: design of {place} and sales nearby to be looked at together."],
  evidence: ["Fights each week, one with a bottle.", "People go round by the road rather than through."],
  steps: [["place", "Seating moved into view of the windows", "The corner is hidden from everybody"], ["place", "Joint patrol at noon and at four", "Those are the hours of the reports"]],
  actions: [
    ["Count drinkers at {place} at noon and at four for a fortnight", "Counted: mean of seven, down to four in the second week."],
    ["Ask the two off-licences nearby to stop single cans", "One agreed at once, one after the second visit."],
    ["Move the benches at {place} out of the corner", "Moved; residents asked for one more by the stop."],
    ["Outreach session at {place} every Tuesday for a month", "Four held. Three people in treatment who were not."],
    ["Repair the light above {place}", "Repaired and tested."],
  ],
  notes: [["fact", "Four drinkers at noon, none at four. Two left when asked."], ["fact", "Trader says first quiet Saturday since May."], ["opinion", "They have moved to the churchyard. Same people, less noise."]],
  closings: [["Behaviour has stopped", "Count below two for six weeks. Traders content."], ["Risk reduced, one agency carries on", "Patrols pass to the wardens' own plan."]],
}; // prettier-ignore

const stairs: Theme = {
  ...{ group: "LCDG", weight: 2, subject: "problem", role: "perpetrator", ages: [20, 45], beats: ["62"] },
  titles: ["Drug use on the stairs at {place}", "Shoplifting for order about {place}", "Fighting at closing time at {place}", "Cycle theft about {place}", "Begging at the cash machines at {place}"],
  ...{ lead: "reoffending", factors: ["Drugs"], flags: ["Substance misuse"] },
  incident: {
    ...{ type: "littering-drugs", qualifier: "environmental", flags: ["drugs"] },
    words: ["Needles and foil on the stairs at {place}, found by cleaners.", "Two people using in the lift lobby at {place}, door held shut."],
  },
  reasons: ["Cleaners at {place} refuse the early shift after a needle injury. Use every day between six and nine.", "Reports about {place} have doubled since the spring and no one owner acts on them."],
  tried: ["Security contract increased; moved on each day.", "Lock changed, broken the same week."],
  accepted: ["Accepted as a problem for the centre. Owner invited.", "Accepted: doors, lighting and outreach together."],
  evidence: ["One needle injury.", "Daily use seen by cleaners."],
  steps: [["place", "Access by fob out of hours", "It is entered from the open deck"], ["place", "Outreach at the hour of use", "The people are known to treatment"]],
  actions: [
    ["Meet the owner of {place} about doors and cameras", "Met. Fob entry to be fitted within six weeks."],
    ["Outreach at {place} between six and nine for two weeks", "Nine people met, four known, two new to treatment."],
    ["Sharps box and training for the cleaners", "Fitted and trained; collected weekly."],
    ["Test purchase of what the cameras at {place} show", "Pictures good enough to identify by day, not by night."],
  ],
  notes: [["fact", "No needles this week, eleven in the same week last month."], ["intelligence", "Somebody with a key lets others in for a fee."], ["opinion", "Will move to the bus station if we only lock doors."]],
  closings: [["Behaviour has stopped", "Fob entry working. Nothing found in two months."], ["Risk reduced, one agency carries on", "The owner's security carries on, with outreach once a week."]],
}; // prettier-ignore

const garages: Theme = {
  ...{ group: "LEDG", weight: 3, subject: "location", role: "perpetrator", ages: [18, 40], beats: ["65"] },
  ...{ lead: "reoffending", factors: ["Drugs"], flags: [] },
  incident: {
    ...{ type: "rowdy-behaviour", qualifier: "environmental", flags: ["youth", "vehicle"] },
    words: ["Car stripped behind the garages at {place}, fluids in the drain.", "Group in the end garage at {place} with music and a fire in a drum.", "Mattresses and tyres tipped at {place} overnight."],
  },
  reasons: ["Garages at {place} used for stripping cars and for parties; eight of the twenty are let, and lights have been out for a year.", "Fly-tipping and small fires at {place} every weekend. Residents with back gates have stopped using them."],
  tried: ["Clearance three times at the landlord's cost.", "Letters to those who rent; seven answers."],
  accepted: ["Accepted. Landlord to say what becomes of the garages.", "Accepted with a walk-about by residents first."],
  evidence: ["Fires within reach of fences.", "Residents will not use their back gates."],
  steps: [["place", "Demolish the empty row and open the view", "What cannot be seen is used"], ["place", "Lights and gate", "Asked for by every resident on the walk"]],
  actions: [
    ["Walk {place} with residents and write down what they want", "Eleven residents came. Lights, gate and a camera, in that order."],
    ["Quote for demolishing the empty row", "Quotation received; budget found for spring."],
    ["Repair the lights at {place}", "All six repaired."],
    ["Trace the owner of the stripped car", "Traced; removed and fixed penalty issued."],
    ["Clear what is tipped and look for addresses in it", "Cleared. Two addresses found, one interview."],
  ],
  notes: [["fact", "Lights on, nobody there at nine. A resident waved."], ["fact", "New tipping, builder's waste, nothing with a name."], ["opinion", "The gate matters more than the camera."]],
  closings: [["Behaviour has stopped", "Row down, gate in use. One report in three months."], ["Support in place", "Residents' group holds the keys and has a monthly visit."]],
}; // prettier-ignore

const bikes: Theme = {
  ...{ group: "LEDG", weight: 2, subject: "problem", role: "perpetrator", ages: [14, 22], beats: ["65"] },
  titles: ["Off-road bikes at {place}", "Motorbikes cutting through {place}", "Noise and racing at {place}", "Fireworks at {place}"],
  ...{ lead: "harmToOthers", factors: ["Repeat behaviour"], flags: ["Off-road bikes"] },
  incident: {
    ...{ type: "vehicle-nuisance", qualifier: "nuisance", flags: ["vehicle", "youth"] },
    words: ["Two bikes without lights through the play area at {place}, parents pulling children aside.", "Bike ridden at a dog walker at {place}, rider in a balaclava.", "Quad and two bikes racing on the grass at {place} until dark."],
  },
  reasons: ["Bikes at {place} three or four evenings a week, over the play area. One child was knocked down in the summer.", "Residents about {place} log the same three bikes; riders are thirteen to twenty."],
  tried: ["Signs and a barrier that was cut in a day.", "Section 59 warnings, one bike seized."],
  accepted: ["Accepted for the estate. Barriers, seizure and something to do instead.", "Accepted, with the Youth JAG for those under 18."],
  evidence: ["A child was hurt.", "Riders do not stop for police or people."],
  steps: [["place", "Barriers that a pushchair can pass and a bike cannot", "The last one stopped both"], ["place", "Operation with the off-road team twice a month", "Seizure is what riders talk about"]],
  actions: [
    ["Survey the ways in to {place} and cost the barriers", "Five ways in; barriers costed at 6,200 pounds."],
    ["Run the off-road operation on two weekends", "Run. Three bikes seized, four warnings."],
    ["Ask the petrol station not to fill cans for riders", "Agreed, poster up."],
    ["Offer the motor project to the riders who are known", "Six offered, four came."],
    ["Letter-drop about {place} with the number to ring", "320 letters; eleven calls in the first week."],
  ],
  notes: [["fact", "Three bikes seized on Saturday, one stolen in another force's area."], ["intelligence", "Bikes are kept in a garage three streets away and hired out at ten pounds."], ["fact", "Two dry weeks and no reports."]],
  closings: [["Behaviour has stopped", "Barriers in, five bikes crushed. Reports down from forty a month to two."], ["Risk reduced, one agency carries on", "The off-road team carries on with its own plan."]],
}; // prettier-ignore

const party: Theme = {
  ...{ group: "University ASB cases", weight: 4, subject: "problem", role: "perpetrator", ages: [18, 22], beats: ["62", "63"] },
  titles: ["Student house at {place}", "Parties at {place}", "Late noise along {place}", "Bins and parties at {place}", "House of seven at {place}"],
  ...{ lead: "reoffending", factors: ["Alcohol"], flags: [] },
  incident: {
    ...{ type: "noise", qualifier: "nuisance", flags: ["student", "alcohol"] },
    words: ["Party of about seventy at the house at {place}, in the street until four.", "Singing and a drum at {place} on a Tuesday at two.", "Bottles and food left across the pavement at {place} after a party."],
  },
  reasons: ["Four parties in three weeks at a house of seven at {place}. Two families with small children live beside it.", "Residents at {place} report noise most Wednesdays and Fridays; the house says it is always somebody else."],
  tried: ["Warden visit in the first week, letter to all tenants.", "Fine by the university after the second party. A third followed."],
  accepted: ["Accepted. Landlord to be told; conduct process alongside.", "Accepted after the third report in a month."],
  evidence: ["Four reports in three weeks.", "Landlord lives abroad."],
  steps: [["place", "Tenants, neighbours and warden in one room", "They had never spoken"], ["place", "Landlord's deposit conditions made known", "It is what tenants ask about"]],
  actions: [
    ["Visit the house at {place} with the beat officer", "Six of seven seen. Agreed: indoors by eleven, neighbours' number on the fridge."],
    ["Write to the landlord about {place} with the dates", "Answered: will inspect and put it in the new contract."],
    ["Ring the neighbours after the weekend", "Quiet. They will ring the warden direct."],
    ["Hold the meeting between the house and the neighbours", "Held, with biscuits. Apology made and taken."],
    ["Tell the conduct office what is recorded", "Told; two tenants fined."],
  ],
  notes: [["fact", "Noise officer attended at 01:20: music stopped at the door."], ["fact", "Neighbour says two quiet weeks."], ["opinion", "The house is not the trouble, its group chat is."]],
  closings: [["Behaviour has stopped", "Nothing for the rest of term. Neighbours thanked the wardens."], ["Moved out of the area", "Tenancy ended; the landlord has let to a family."], ["Risk reduced, one agency carries on", "The university's wardens keep it on their round."]],
}; // prettier-ignore

const conduct: Theme = {
  ...{ group: "University ASB cases", weight: 2, subject: "person", role: "perpetrator", ages: [19, 22], beats: ["62"] },
  ...{ lead: "reoffending", factors: ["Alcohol", "Mental health"], flags: [] },
  incident: {
    ...{ type: "rowdy-behaviour", qualifier: "personal", flags: ["student", "alcohol"] },
    words: ["Student shouting abuse at door staff at {place} and pulled from the road by friends.", "Damage to two wing mirrors at {place} on the way home; one named by a friend."],
  },
  reasons: ["{name} has been named in three incidents after nights out, at {place} and in halls. Tutor is worried.", "Damage and abuse at {place}; {name} does not remember it and is ashamed."],
  tried: ["Warden talk and a fine.", "Alcohol awareness session, attended late."],
  accepted: ["Accepted for a joint plan with student support.", "Accepted. Community resolution if the owner agrees."],
  evidence: ["Three incidents, each after drinking.", "Has begun to miss seminars."],
  steps: [["reoffending", "Alcohol sessions with the student service", "Asked for by {name}"], ["harm-to-self", "Weekly check by the tutor", "Low since the new year"]],
  actions: [
    ["Meet {name} with student support", "Met. Sessions booked, six of them."],
    ["Ask the owner of the car whether paying for it will do", "Agreed; paid and a letter written."],
    ["Tell halls what is agreed", "Told with {name}'s consent."],
  ],
  notes: [["fact", "Three sessions attended."], ["opinion", "Homesick more than wild."], ["fact", "Apology letter handed over in person."]],
  closings: [["Behaviour has stopped", "Paid, apologised and kept every session."], ["Support in place", "Student support carries on."]],
}; // prettier-ignore

const noise: Theme = {
  ...{ group: "ASB team casework", weight: 4, subject: "person", role: "perpetrator", ages: [20, 64] },
  ...{ lead: "reoffending", factors: ["Repeat behaviour", "Alcohol"], flags: [] },
  incident: {
    ...{ type: "noise", qualifier: "personal", flags: [] },
    words: ["Music through the wall at {place} until three, fourth night running.", "Dog left barking all day at {place}, owner at work.", "Door slamming and shouting at {place}, children woken.", "Karaoke in the garden at {place} until one."],
  },
  reasons: ["Repeated loud music at {place}; a neighbour who works nights cannot sleep.", "Barking and shouting at {place}, logged on fourteen days out of twenty.", "Noise from the flat above at {place}; floor covering was taken up in the spring."],
  tried: ["First letter sent.", "Diary sheets asked for. Letter sent and acknowledged.", "Neighbours have spoken to each other, without success."],
  accepted: ["Taken on by the team.", "Taken on: pattern clear from the diary sheets."],
  evidence: ["Fourteen days logged out of twenty.", "Takes no notice of letters."],
  steps: [["reoffending", "Agreement on hours, signed by both households", "Neither wants court"]],
  actions: [
    ["Visit and explain the diary sheets", "Visited both households; sheets left with the neighbour."],
    ["Install the noise equipment for a week", "Installed and collected. Four recordings over the level."],
    ["Send the second letter with the dates", "Sent, and rung to say that it would come."],
    ["Offer mediation to both households", "Both accepted; first session held."],
    ["Ask the landlord about floor covering", "Carpet to be laid within the month."],
    ["Issue the community protection warning", "Issued by hand, conditions understood."],
  ],
  notes: [["fact", "Spoke to the neighbour: better, not gone."], ["fact", "Music down while I stood outside at 22:30."], ["opinion", "Will keep to what is signed if the other side does."], ["fact", "Diary sheets returned: five nights, three after midnight."]],
  closings: [["Behaviour has stopped", "No entries on the sheets for six weeks."], ["Did not engage", "The neighbour no longer returns sheets or calls; closed with a letter that says how to start again."], ["Allegation not substantiated", "Equipment and visits found no noise over ordinary living. Both told."], ["Order or conviction obtained", "Fined for breach of a community protection notice."]],
}; // prettier-ignore

const dispute: Theme = {
  ...{ group: "ASB team casework", weight: 3, subject: "person", role: "perpetrator", ages: [28, 74] },
  ...{ lead: "harmToOthers", factors: ["Repeat behaviour"], flags: [] },
  incident: {
    ...{ type: "neighbours", qualifier: "personal", flags: [] },
    words: ["Argument over a hedge at {place}; hosepipe turned on the neighbour.", "Car blocked in at {place} for the third time this week.", "Camera at {place} pointed into the next garden; words over the fence.", "Bins kicked over at {place} and emptied on the drive."],
  },
  reasons: ["Dispute at {place} about parking and a hedge has turned to shouting each evening. Each says that the other began.", "Named by two neighbours at {place} for abuse over the fence; counter-complaints received."],
  tried: ["Spoke to both sides.", "Mediation offered once, refused by one."],
  accepted: ["Taken on, both sides to be seen by the same officer.", "Taken on; children next door are affected."],
  evidence: ["Shouting most evenings, once a shove.", "Both sides film."],
  steps: [["harm-to-others", "Neither to speak to the other; messages through the officer", "Every talk has ended in a report"]],
  actions: [
    ["See both households in the same week", "Seen. Both want quiet and neither wants to move."],
    ["Ask for mediation by the outside service", "Two sessions; parking agreed in writing."],
    ["Measure and mark the boundary with the landlord", "Marked; the hedge is shared."],
    ["Ask both to stop filming, and write it down", "Agreed by both, letter sent."],
    ["Check the camera's field of view", "Turned and masked."],
  ],
  notes: [["fact", "Both kept to the parking for three weeks."], ["opinion", "It is about the daughter's bedroom window and always was."], ["fact", "Counter-complaint withdrawn."]],
  closings: [["Behaviour has stopped", "Agreement kept for two months. Both sides told that the case is closed."], ["Did not engage", "Neither side takes up mediation; no further reports. Closed with advice."], ["Allegation not substantiated", "Film shows no more than raised voices on both sides."]],
}; // prettier-ignore

const targeted: Theme = {
  ...{ group: "ASB team casework", weight: 2, subject: "person", role: "victim", ages: [26, 81] },
  ...{ lead: "harmToSelf", factors: ["Mental health"], flags: ["Hate"] },
  incident: {
    ...{ type: "rowdy-behaviour", qualifier: "personal", flags: ["youth"] },
    words: ["Eggs thrown at the window at {place} and name shouted.", "Children kicking the door at {place} and running, six times in an evening.", "Mobility scooter at {place} pushed over and its basket taken."],
  },
  reasons: ["{name} is picked on by children at {place}, who know that {name} lives alone.", "Repeated knocking, eggs and abuse at the home of {name} at {place}."],
  tried: ["Beat officer has patrolled at four o'clock.", "School spoken to; it stopped for a fortnight."],
  accepted: ["Taken on for {name} as the victim.", "Taken on. Risk assessment first, then school and patrols."],
  evidence: ["Has stopped going out after three.", "Alone, and no longer sleeps at the front."],
  steps: [["victim-safety", "Camera, light and a call each Friday", "Friday is when it happens"]],
  actions: [
    ["Complete the victim risk assessment at home", "Done. Medium; Victim First accepted."],
    ["Fit a doorbell camera for {name}", "Fitted and shown how it works."],
    ["Go to school with the pictures", "Three children named by the head of year; parents seen."],
    ["Ring {name} each Friday", "Rung for six weeks. Nothing new in the last four."],
    ["Ask the neighbours to keep an eye and a number", "Two will. Numbers exchanged."],
  ],
  notes: [["fact", "Went to the shop at four for the first time since September."], ["fact", "Camera shows five children, two of them known."], ["opinion", "A visit from the children with their parents would mean most."]],
  closings: [["Behaviour has stopped", "Nothing for two months; {name} content with closing and knows whom to ring."], ["Support in place", "Befriending weekly. Patrol pass kept for the winter."]],
}; // prettier-ignore

export const PLACE_THEMES: readonly Theme[] = [
  drinking,
  stairs,
  garages,
  bikes,
  party,
  conduct,
  noise,
  dispute,
  targeted,
];
