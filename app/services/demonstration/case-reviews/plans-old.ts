import type { Plan } from "./plan.ts";

const COUNCIL = "Charnwood Borough Council";
const POLICE = "Leicestershire Police";
const COUNTY = "Leicestershire County Council";

/** Those that have been dealt with, the oldest first. */
export const OLD_PLANS: readonly Plan[] = [
  {
    ...{ days: 655, officer: "officer", victim: { name: ["Tasneem", "Vohra-Lunt"], sex: "female", age: 27, number: 18 } },
    ...{ place: "Clocktower Passage", heading: "street-drinking", problem: "Drinking in the doorway at Clocktower Passage", suspects: "The same three men, not known by name" },
    reports: [[62, "officer", "Three men drinking on the step, would not move for her pram."], [35, "beat-officer", "Bottle broken against the street door; glass on the stairs."], [12, "officer", "Man asleep across the door in the morning; she was late for work."]],
    ...{ channel: "online", about: "I have told the council and the police about the men in the doorway. Each tells me to ring the other. I am afraid to come home in the dark.", until: "closed", isMet: true },
    reasons: "Three qualifying reports about the same behaviour, each within a month of it, in the six months before the application.",
    part: ["statement", "Sends a page in her own words, to be read out"],
    panel: {
      outcome: "The doorway was in nobody's patrol. Since the application was made the wardens pass it at eight and at ten, and a gate has been ordered by the landlord. The panel is content that this answers the behaviour, and apologises that it took an application.",
      consulted: "Content with the gate. Asks that somebody ring her in a month.",
      recommended: [],
    },
    closing: "The gate was fitted and there have been no reports for a month. The victim was told in person and agrees.",
  },
  {
    ...{ days: 566, officer: "second-officer", victim: { name: ["Cedric", "Nunnery"], sex: "male", age: 69, number: 3 } },
    ...{ place: "Lockkeeper's Way", heading: "vehicle-nuisance", problem: "Racing along Lockkeeper's Way", suspects: "Two small cars and a black motorbike, evenings", slow: 9, late: [POLICE] },
    reports: [[88, "officer", "Cars raced from the bridge to the turn for an hour; he was nearly hit at the crossing."], [57, "beat-officer", "Tyres burnt on the bend at midnight; smoke in the bedroom."], [21, "second-officer", "Motorbike on the towpath at speed, two fishermen had to jump."]],
    ...{ channel: "letter", about: "I have written four letters in half a year. I have had one reply, which said that my letter had been passed on. Nobody has said to whom.", until: "closed", isMet: true },
    reasons: "Three reports by the applicant within the periods of the Act. The threshold is met.",
    part: ["in-person", "Comes for the first half hour with his neighbour"],
    panel: {
      outcome: "Reports went to three inboxes and were joined up by nobody. Speed was measured once, on a weekday morning. The behaviour is real and is at night. What is recommended is to be done within eight weeks.",
      consulted: "Wanted cameras. Accepts that measuring at the right time comes first.",
      after: 41,
      recommended: [
        { theme: "Silo working", to: COUNCIL, words: "Let one officer own what is reported about a place, whoever it was reported to", response: ["accepted", "Done for all places with three reports or more"], action: { owner: "coordinator", words: "Name one officer for each place with three reports in three months", done: [40, "List made and reviewed each Monday; eleven places to begin with"] } },
        { theme: "Use of powers", to: POLICE, words: "Measure speed between 9pm and 1am on two weekends, and use section 59 warnings", response: ["accepted", "Two weekends done, six warnings"], action: { owner: "beat-officer", words: "Speed checks on two weekend nights, with warnings under section 59", done: [33, "Six drivers warned; one bike seized"] } },
      ],
    },
    closing: "Both recommendations were done. The victim was rung and says that the nights are quiet.",
  },
  {
    ...{ days: 486, officer: "officer", victim: { name: ["Philippa", "Garstang"], sex: "female", age: 39, number: 27 } },
    ...{ place: "Weaverthorn Drive", heading: "neighbours", problem: "Abuse over a boundary at Weaverthorn Drive", suspects: "Family at the next house but one" },
    reports: [[120, "second-officer", "Fence panels pulled out and thrown on the lawn."], [74, "second-officer", "Shouted at in front of the children, with a threat to burn the shed."], [40, "beat-officer", "Paint on the car. Footprints lead to the gap in the fence."], [15, "officer", "Followed to the school gate and filmed."]],
    ...{ channel: "email", about: "The council says that it is a boundary dispute. It is not about the fence. My children sleep in my room.", until: "closed", isMet: true },
    reasons: "Four reports, of which four qualify. That there is also a boundary in dispute does not take them out of the count.",
    part: ["video", "Joins by video for the part about the school"],
    panel: {
      outcome: "The word “dispute” was written on the first report and followed every later one. No risk assessment was made until the fourth. The threat to burn the shed was not passed to the fire service.",
      consulted: "Asked that the fire visit come first. It was moved to the same week.",
      recommended: [
        { theme: "Risk assessment", to: COUNCIL, words: "Assess the risk to the victim at the first report of a threat", response: ["accepted", "In the procedure since the same month"], action: { owner: "officer", words: "Put the questionnaire at the first report of a threat into the procedure", done: [21, "Procedure changed and both officers briefed"] } },
        { theme: "Multi-agency case management", to: "Leicestershire Fire and Rescue Service", words: "Visit the home and fit what is needed", response: ["accepted", "Visit made within the week"], action: { owner: "fire", words: "Home safety visit at the victim's address", done: [6, "Letterbox plate and three alarms fitted"] } },
        { theme: "Use of powers", to: POLICE, words: "Consider a community protection warning for the abuse, apart from the boundary", response: ["in-part", "Warning given to one adult of the family; not to the other for want of evidence"] },
      ],
    },
    closing: "Warning kept for two months. The victim was told by letter and by telephone.",
  },
  {
    ...{ days: 416, officer: "second-officer", victim: { name: ["Ludovic", "Szabo-Hurst"], sex: "male", age: 60, number: 9 } },
    ...{ place: "Fosse Barn Road", heading: "noise", problem: "Engine noise from a yard at Fosse Barn Road", suspects: "Whoever uses the yard; the name on the gate is painted over" },
    reports: [[152, "officer", "Engines revved in the yard from six on Sunday."], [96, "second-officer", "Grinding until eleven at night; reported seven weeks after.", 49]],
    ...{ channel: "phone", about: "It has gone on for two years. I was told that a yard is planning and not anti-social behaviour.", until: "closed", isMet: false },
    reasons: "One report qualifies. The other was made more than a month after what it tells of. Planning enforcement has been asked to look at the hours of the yard.",
    appeal: {
      ...{ after: 9, grounds: ["facts"], words: "Reports that I made to the housing office in the same months were left out. I have the letters." },
      decided: { after: 24, isUpheld: true, words: "Two reports to the housing office were within the periods and were not counted. The appeal is upheld and a review is to be held." },
      panel: {
        outcome: "Reports to the housing office are reports to a body that takes part. They were not looked for. The yard has no permission for work after six, and has now been told so in writing.",
        consulted: "Content, if the hours are kept. Would like the number of somebody to ring at weekends.",
        recommended: [
          { theme: "Record keeping", to: COUNCIL, words: "Search every system of the council when the reports for a review are counted", response: ["accepted", "Housing and planning are now asked as a matter of course"], action: { owner: "coordinator", words: "Write down which systems are searched when a review is counted", done: [18, "One page, on the wall and in the procedure"] } },
        ],
      },
    },
    closing: "The yard has kept to its hours for six weeks. Told in person, with the weekend number.",
  },
  {
    ...{ days: 352, officer: "officer", victim: { name: ["Josephine", "Oyelaran-Beck"], sex: "female", age: 52, number: 41 } },
    ...{ place: "Bell Meadow Road", heading: "rowdy-behaviour", problem: "Young people at the bus shelter, Bell Meadow Road", suspects: "Six to ten boys, one called Kez" },
    reports: [[54, "beat-officer", "Stones at her window from the shelter; the cat was hit."], [23, "officer", "Chased from the shelter to her gate by four boys, who shouted about her limp."]],
    ...{ channel: "in-person", about: "I have reported it twice because I did not think that it would help to report it again. I no longer go out after three.", until: "closed", isMet: true, grounds: ["harm", "persistence"] },
    reasons: "Two reports qualify, one short of the threshold. A review is held all the same: the harm to her is serious, she is disabled, and neighbours confirm that it happens most weeks.",
    part: ["advocate", "Her sister speaks for her"],
    panel: {
      outcome: "What was done was done kindly and in pieces. The second report should have been recorded as hostility to a disabled person. The two oldest boys are known to the Youth JAG, which did not know of her.",
      consulted: "Through her sister: wants the shelter moved. The county has been asked.",
      recommended: [
        { theme: "Record keeping", to: POLICE, words: "Record the second report as a hate incident and tell her so", response: ["accepted", "Recorded, and she was rung by the officer"] },
        { theme: "Multi-agency case management", to: "Leicestershire Youth Justice Service", words: "Bring what is known of her harm into the plans of the two boys", response: ["accepted", "Both have written to her"], action: { owner: "youth-chair", words: "Reparation for the victim in both boys' plans", done: [45, "Letters written with the worker, and the shelter painted on a Saturday"] } },
        { theme: "Communication with the victim", to: COUNTY, words: "Say whether the shelter can be moved, and by when", response: ["not-accepted", "It cannot be moved within the road scheme; the glass has been made clear so that it can be seen into"] },
      ],
    },
    closing: "No report for seven weeks. Her sister and she were told together at home.",
  },
  {
    ...{ days: 308, officer: "second-officer", victim: { name: ["Ieuan", "Prosser-Dale"], sex: "male", age: 41, number: 6 } },
    ...{ place: "Turnpike Parade", heading: "littering-drugs", problem: "Smell of cannabis at Turnpike Parade", suspects: "Flat above the shops" },
    reports: [[130, "officer", "Smell in the stairwell most evenings."], [99, "officer", "Smell again; nobody in when the warden called."]],
    ...{ channel: "online", about: "You have my reports. Nothing has been done because nobody comes after five.", until: "closed", isMet: false },
    reasons: "Two reports qualify. Neither the persistence nor the harm is such that a review should be held below the threshold: two visits found nothing, and the landlord has since changed the tenant.",
    appeal: {
      ...{ after: 14, grounds: ["process"], words: "The decision does not say what the police did." },
      decided: { after: 31, isUpheld: false, words: "The decision was open to the bodies. What the police did is told in the reply of 12 lines that the applicant has now been sent. Dismissed." },
    },
    closing: "Closed after the decision on the appeal, which is final. The applicant was told by letter.",
  },
  {
    ...{ days: 256, officer: "officer", victim: { name: ["Maureen", "Tapscott"], sex: "female", age: 74, number: 12 } },
    ...{ place: "Outwoods Edge", heading: "neighbours", problem: "Dogs and abuse at Outwoods Edge", suspects: "Couple with two large dogs at 14" },
    reports: [[101, "second-officer", "Dogs over the fence; she was pushed to the ground by one."], [68, "beat-officer", "Sworn at when she asked about the gap in the fence."], [33, "second-officer", "Dog mess through the side gate, third time."]],
    applicant: ["Hilary Tapscott-Rowe", "Her daughter, with her written consent"],
    ...{ channel: "email", about: "My mother will not make a fuss. She has stopped using her garden and has lost weight. She has been told three times that somebody will call.", until: "closed", isMet: true },
    reasons: "Three reports qualify. The application is by her daughter, whose authority is held.",
    part: ["statement", "Mother and daughter wrote it together"],
    panel: {
      outcome: "Three calls were promised and none was made; each was on the list of somebody who had left or was ill. The dogs were never treated as a risk to her. An agreement with the owners has since been signed.",
      consulted: "Daughter asks that the officer write, and not ring, so that her mother has it on paper.",
      recommended: [
        { theme: "Communication with the victim", to: COUNCIL, words: "Give each victim the name of a second person to ring", response: ["accepted", "In every first letter"], action: { owner: "officer", words: "Put a second name and number into the first letter", done: [12, "Template changed"] } },
        { theme: "Use of powers", to: COUNCIL, words: "Ask the dog warden to visit with the ASB officer", response: ["accepted", "Visit made, fence mended the same week"], action: { owner: "officer", words: "Joint visit with the dog warden", done: [9, "Fence mended by the owners; dogs on leads in front"] } },
      ],
    },
    closing: "Agreement kept. She has her breakfast in the garden. Told in writing, as she asked.",
  },
  {
    ...{ days: 211, officer: "second-officer", victim: { name: ["Nasreen", "Chowdry-Pell"], sex: "female", age: 33, number: 55 } },
    ...{ place: "Alan Moss Parade", heading: "rowdy-behaviour", hate: "religion", problem: "Abuse outside the shops, Alan Moss Parade", suspects: "Two women and a man of about thirty, known to the shopkeeper" },
    reports: [[47, "beat-officer", "Headscarf pulled from behind at the bus stop and laughed at."], [19, "officer", "Called names outside the chemist, in front of her son."]],
    ...{ channel: "phone", about: "I should not need three times. It is the same people.", until: "closed", isMet: true },
    reasons: "Met by the partnership's own rule for hate incidents: one in six months is enough.",
    part: ["in-person", "Comes with a friend from the women's centre"],
    panel: {
      outcome: "The first report was dealt with well within a day. The second was taken by another body which did not know of the first. One of the three has now been dealt with by a community resolution, with her agreement.",
      consulted: "Wants no meeting with them. Would like the shopkeeper thanked.",
      recommended: [
        { theme: "Silo working", to: POLICE, words: "Tell the council's ASB team of every hate incident on the day", response: ["accepted", "Sent each morning by the hate crime officer"], action: { owner: "beat-officer", words: "Daily list of hate incidents to the ASB team", done: [15, "Begun; looked at in the morning call"] } },
      ],
    },
    closing: "No report for two months. She was told at the women's centre, where she chose to meet.",
  },
]; // prettier-ignore
