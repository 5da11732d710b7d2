import type { Plan } from "./plan.ts";

const COUNCIL = "Charnwood Borough Council";
const POLICE = "Leicestershire Police";

/** Those of the last months, at every step, the oldest first. */
export const NEW_PLANS: readonly Plan[] = [
  {
    ...{ days: 158, officer: "officer", victim: "Copperwheel Café", place: "Packhorse Walk", heading: "rowdy-behaviour" },
    ...{ problem: "Chairs and planters at Packhorse Walk", suspects: "Young people from the bus station, after six" },
    reports: [[84, "officer", "Planters tipped over outside the café."], [41, "officer", "Two chairs taken and found in the brook."]],
    ...{ channel: "in-person", about: "Our staff clear up every Monday. We have told the warden each time and would like somebody to look at the cameras.", until: "closed", isMet: false },
    reasons: "Two reports are recorded about the problem, one fewer than the threshold. The cameras have been looked at since, and two young people have been spoken to with their parents.",
    closing: "The owner was told in person why the threshold was not met and what has been done. No appeal was made.",
  },
  {
    ...{ days: 116, officer: "second-officer", victim: { name: ["Harold", "Entwhistle-Gray"], sex: "male", age: 80, number: 2 } },
    ...{ place: "Charter Square", heading: "noise", problem: "Bell and speakers at Charter Square", suspects: "Shop on the corner" },
    reports: [[60, "officer", "Speaker outside the shop from eight in the morning."], [31, "officer", "Speaker again, on a Sunday."], [9, "second-officer", "Speaker louder than before after he complained."]],
    ...{ channel: "letter", about: "I served the council for thirty years and I have never asked it for anything. I ask it now for quiet on Sundays.", until: "withdrawn" },
    withdrawn: "Withdrawn by the applicant in a second letter: the new manager has taken the speaker down and brought him a cake.",
  },
  {
    ...{ days: 94, officer: "officer", victim: { name: ["Desmond", "Achebe-Lyle"], sex: "male", age: 49, number: 22 } },
    ...{ place: "Queniborough Gate", heading: "neighbours", problem: "Threats from a neighbour at Queniborough Gate", suspects: "Man at 24" },
    reports: [[110, "beat-officer", "Threatened with a spade over the drive."], [71, "second-officer", "Car blocked in and keys held up at the window."], [28, "beat-officer", "Window broken; nobody seen."]],
    ...{ channel: "online", about: "He has been spoken to six times. I have been spoken to seven. I want somebody to decide.", until: "sent", isMet: true },
    reasons: "Three reports qualify.",
    part: ["in-person", "Comes alone, and will leave after his part"],
    panel: {
      outcome: "The response was quick and the evidence for the window was weak. The panel finds no fault with what was done, and thinks that the next step should have been an agreement with both and not a seventh talk.",
      consulted: "Not content. He expected an injunction.",
      recommended: [{ theme: "Use of powers", to: COUNCIL, words: "Seek an agreement with the neighbour, with a date by which the court is considered", response: ["accepted", "Offered; answer due within the month"], action: { owner: "officer", words: "Agreement with the neighbour, or a decision on an application to the court" } }],
    },
    appeal: { after: 10, grounds: ["process", "facts"], words: "The panel did not see the video of the spade, which I sent twice, and did not look at the policy on threats." },
  },
  {
    ...{ days: 83, officer: "second-officer", victim: { name: ["Yvonne", "Kettleborough"], sex: "female", age: 62, number: 66 } },
    ...{ place: "Meadow Lane garages", heading: "littering-drugs", problem: "Dealing from the garages, Meadow Lane", suspects: "Four young men and an older one in a grey car" },
    reports: [[140, "officer", "Cars at the garages until three; doors slammed under her window."], [98, "beat-officer", "Man on her step with a knife on his knee, eating an apple."], [52, "second-officer", "Needles by the bins again."], [20, "beat-officer", "Garage door forced next to hers."]],
    ...{ channel: "phone", about: "I know that you are all busy. I have rung eleven times and I have the dates. I only want to know who is in charge.", until: "sent", isMet: true },
    reasons: "Four reports qualify. The threshold is met, with one to spare.",
    part: ["in-person", "Comes with the warden, and brings her dates"],
    panel: {
      outcome: "Her eleven calls were recorded as nine incidents by three bodies, and the question who was in charge had no answer. There is one now. The garages were on a list for demolition that nobody had told her about.",
      consulted: "Glad of a name. Asks that the lights be mended first.",
      recommended: [
        { theme: "Multi-agency case management", to: COUNCIL, words: "Open one case for the garages, with one lead", response: ["accepted", "Opened in the LEDG"], action: { owner: "coordinator", words: "Refer the garages to the LEDG with one lead officer", done: [6, "Referred and accepted; lead named and the victim told"] } },
        { theme: "Use of powers", to: POLICE, words: "Seek a closure of the two open garages", response: ["in-part", "One is to be boarded by its owner; closure of the other is being prepared"], action: { owner: "beat-officer", words: "Evidence for the closure of garage 7" } },
        { theme: "Communication with the victim", to: COUNCIL, words: "Tell residents when the garages will be taken down", response: ["not-accepted", "No date can be given until the budget is set; residents will be written to then"] },
      ],
    },
  },
  {
    ...{ days: 36, officer: "officer", victim: { name: ["Agnieszka", "Wrobel-Tate"], sex: "female", age: 37, number: 4 } },
    ...{ place: "Peregrine Court", heading: "communications", problem: "Notes and calls at Peregrine Court", suspects: "A former friend on the floor above" },
    reports: [[80, "officer", "Notes under the door, some with her daughter's school on them."], [45, "beat-officer", "Forty calls in one night from a withheld number."], [17, "officer", "Photograph of her car at her mother's house, through the letterbox."]],
    ...{ channel: "email", about: "It is never enough for anybody to act on, each time. I would like you to read all of it at once.", until: "held", isMet: true },
    reasons: "Three qualifying reports. The bodies also note that, read together, they may amount to stalking.",
    part: ["video", "Joins by video with her camera off"],
    panel: {
      after: 20,
      outcome: "Read together the reports show a course of conduct that no single one did. The police will review it as stalking. Her address is to be kept off everything that is sent by post.",
      consulted: "",
      recommended: [
        { theme: "Risk assessment", to: POLICE, words: "Review the reports as stalking, with the screening questions asked by somebody trained" },
        { theme: "Multi-agency case management", to: "Living Without Abuse", words: "Offer an adviser, and say who will ring" },
      ],
    },
  },
  {
    ...{ days: 31, officer: "second-officer", victim: { name: ["Trevor", "Pinnegar"], sex: "male", age: 58, number: 31 } },
    ...{ place: "Manor Drive flats", heading: "noise", problem: "Parties on the top floor, Manor Drive flats", suspects: "Tenant of 35 and guests" },
    reports: [[91, "second-officer", "Party until five; stairs blocked when he left for his shift."], [60, "officer", "Speaker on the landing; sworn at."], [24, "second-officer", "Party again, with a fire extinguisher let off on the stairs."]],
    ...{ channel: "online", about: "I drive a bus. I cannot drive it on two hours of sleep.", until: "arranged", isMet: true },
    reasons: "Three reports qualify, all within a month of what they tell of.",
    part: ["in-person", "Comes between shifts, at four"],
    panel: { after: 27, outcome: "", consulted: "", recommended: [] },
  },
  {
    ...{ days: 29, officer: "officer", victim: { name: ["Leila", "Haddon-Marsh"], sex: "female", age: 29, number: 8 } },
    ...{ place: "Sparrow Court", heading: "rowdy-behaviour", problem: "Gathering on the stairs, Sparrow Court", suspects: "Up to a dozen, some from the block" },
    reports: [[77, "beat-officer", "Would not let her past with the shopping; one filmed her."], [44, "officer", "Fire lit in the bin store."], [15, "beat-officer", "Boy of six offered a vape on the stairs."]],
    ...{ channel: "phone", about: "I have asked for a move and been told that it is not serious enough. Come and stand on my stairs.", until: "decided", isMet: true },
    reasons: "Three reports qualify. The housing officer's reply confirms two more by neighbours.",
  },
  {
    ...{ days: 25, officer: "second-officer", victim: { name: ["Bernard", "Stokoe"], sex: "male", age: 66, number: 17 } },
    ...{ place: "Millwheel Lane", heading: "vehicle-abandoned", problem: "Cars left and broken up at Millwheel Lane", suspects: "Somebody who buys them for parts", late: [POLICE, "Leicestershire and Rutland ICB"] },
    reports: [[69, "officer", "Two cars on bricks across his gate."], [40, "officer", "Oil in the gutter, a wheel in the hedge."], [13, "second-officer", "Shouted at when he took a photograph."]],
    ...{ channel: "letter", about: "I enclose eleven photographs. Please send them back.", until: "asked" },
  },
  {
    ...{ days: 24, officer: "officer", victim: { name: ["Gillian", "Mossop"], sex: "female", age: 55, number: 10 } },
    ...{ place: "Meadowsweet Close", heading: "animals", problem: "Barking at Meadowsweet Close", suspects: "House behind hers" },
    reports: [[81, "second-officer", "Dog barks from seven until the owner is home at six."], [33, "officer", "The same; owner was not in when called on."]],
    ...{ channel: "online", about: "I work from home, or try to.", until: "decided", isMet: false },
    reasons: "Two reports qualify, one fewer than the threshold. The owner has been seen since and has found somebody to walk the dog at noon. We will ask again in a month.",
  },
  {
    ...{ days: 11, officer: "second-officer", victim: { name: ["Parveen", "Lodhia"], sex: "female", age: 44, number: 73 } },
    ...{ place: "Anstey Parade shops", heading: "rowdy-behaviour", problem: "Young people in and about the shop, Anstey Parade", suspects: "The same five, in school uniform", late: [POLICE] },
    reports: [[65, "officer", "Sweets thrown about the shop and a display pulled down."], [38, "beat-officer", "Door held shut from outside while customers were in."], [12, "officer", "Spat at across the counter."]],
    ...{ channel: "phone", about: "The school says that it is after school. The police say that it is the school. I say that it is my shop.", until: "asked" },
  },
  {
    ...{ days: 6, officer: "officer", victim: { name: ["Winston", "Ablett-Rowe"], sex: "male", age: 71, number: 19 } },
    ...{ place: "Woodgate Walk", heading: "neighbours", problem: "Building work and threats at Woodgate Walk", suspects: "Owner of 21, who is rebuilding it" },
    reports: [[58, "second-officer", "Skip left across his drive; told to walk round."], [30, "second-officer", "Threatened with the end of a scaffold pole."], [8, "beat-officer", "Water turned off to both houses without a word."]],
    ...{ channel: "in-person", about: "I am told that it is civil. It did not feel civil.", until: "acknowledged" },
  },
]; // prettier-ignore
