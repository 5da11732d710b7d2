/** What sort of place it is: it says what the licence is for, how many it holds and what goes wrong there. */
export type PremisesSort = "club" | "bar" | "pub" | "restaurant" | "takeaway" | "shop" | "members";

/** Invented premises by beat, each with its sort; the town centre has the most. */
export const PREMISES: Readonly<Record<string, readonly (readonly [PremisesSort, string])[]>> = {
  "62": [
    ...([
      ["club", "Vault Nine"],
      ["club", "The Loft on Carillon"],
      ["club", "Mezzo"],
      ["bar", "Copperline"],
      ["bar", "Tilt & Tonic"],
      ["bar", "The Ropewalk Social"],
      ["bar", "Quarter Past"],
      ["bar", "Birdcage"],
      ["bar", "Salt and Signal"],
      ["bar", "The Undercroft"],
      ["pub", "The Lamplighter"],
      ["pub", "The Bellfounder's Rest"],
      ["pub", "The Hosier's Arms"],
      ["pub", "The Old Weighbridge"],
      ["pub", "The Three Shuttles"],
      ["pub", "The Market Porter's Tap"],
    ] as const),
    ...([
      ["pub", "The Drover and Lamb"],
      ["pub", "The Town Crier"],
      ["pub", "The Brass Monkey Puzzle"],
      ["members", "Granby Fold Social Club"],
      ["members", "College Green Students' Union Bar"],
      ["restaurant", "Saffron Kiln"],
      ["restaurant", "Olive & Ember"],
      ["restaurant", "Lotus Wharf"],
      ["restaurant", "The Copper Tandoor"],
      ["takeaway", "Midnight Pitta"],
      ["takeaway", "Clocktower Fried Chicken"],
      ["takeaway", "Union Street Pizza"],
      ["takeaway", "Kebab Junction"],
      ["takeaway", "The Late Plaice"],
      ["shop", "Granby Fold Wines"],
      ["shop", "Carillon Convenience"],
      ["shop", "Station Approach Food & Wine"],
      ["shop", "Market Cross Minimart"],
    ] as const),
  ],
  "65": [
    ["pub", "The Casting Pit"],
    ["pub", "The Tuning Fork"],
    ["pub", "The Canal Winder"],
    ["bar", "Foundry Yard"],
    ["members", "Meadow Lane Working Men's Club"],
    ["takeaway", "Warwick Rise Fish Bar"],
    ["takeaway", "Leicester Road Grill"],
    ["shop", "Alan Moss Parade Off-licence"],
    ["shop", "Pinfold News and Booze"],
    ["shop", "Sparrow Court Stores"],
  ],
  "63": [
    ["pub", "The Priory Oak"],
    ["pub", "The Shelthorpe Circle"],
    ["members", "Outwoods Bowls and Social Club"],
    ["restaurant", "The Drove House"],
    ["takeaway", "Foxcote Fryer"],
    ["shop", "Woodgate Wine Store"],
    ["shop", "Manor Drive Mini Market"],
  ],
  "64": [
    ["pub", "The Glovers"],
    ["pub", "The Charter Bell"],
    ["pub", "The Framework"],
    ["bar", "Bullring Tap"],
    ["members", "Dishley Sports and Social"],
    ["restaurant", "Spice Loom"],
    ["takeaway", "Charter Square Kebabs"],
    ["shop", "Hathern Turn Stores"],
  ],
  "61": [
    ["pub", "The Turnpike Lamp"],
    ["pub", "The Fosse Barn"],
    ["pub", "The Brookside Navigation"],
    ["bar", "Arches"],
    ["members", "Queniborough Gate Club"],
    ["restaurant", "Jasmine Arches"],
    ["takeaway", "Turnpike Tandoori Takeaway"],
    ["shop", "Melton Turn Off-licence"],
    ["shop", "Parade Drinks"],
  ],
  "59": [
    ["pub", "The Lock-keeper's Daughter"],
    ["pub", "The Mill Race"],
    ["restaurant", "The Soarside Table"],
    ["shop", "Sidings Stores"],
  ],
  "60": [
    ["pub", "The Reach"],
    ["restaurant", "Broadwalk Brasserie"],
    ["shop", "Wanlip Wines"],
  ],
  "57": [
    ["pub", "The Peregrine and Quarry"],
    ["members", "Granite Row Institute"],
  ],
  "58": [
    ["pub", "The Packhorse Halt"],
    ["shop", "Anstey Parade Wines"],
  ],
  "56": [["pub", "The Quarryman's Green"]],
};

/** Of a sort: its activities, its hours, how many it holds and the conditions of its operating schedule. */
export const SORTS: Readonly<
  Record<
    PremisesSort,
    {
      activities: readonly string[];
      hours: string;
      capacity: readonly [number, number] | null;
      conditions: readonly string[];
    }
  >
> = {
  club: {
    activities: [
      "Sale of alcohol on the premises",
      "Late night refreshment",
      "Live music",
      "Recorded music",
      "Performance of dance",
    ],
    hours: "Sunday to Wednesday 18:00 to 01:00\nThursday to Saturday 20:00 to 04:00",
    capacity: [420, 1100],
    conditions: [
      "Door supervisors registered with the Security Industry Authority shall be on duty from 21:00 until the premises are clear, one for each 75 customers or part of that number.",
      "An ID scanner shall be in use at the entrance from 21:00 on Thursday, Friday and Saturday.",
      "No customer shall be admitted or readmitted after 02:30.",
      "Closed-circuit television shall record at all times when the premises are open and recordings shall be kept for 31 days.",
      "A register of incidents and of refusals shall be kept and shown to an officer of the police or the council on request.",
      "Drinks shall be served in polycarbonate after 22:00.",
    ],
  },
  bar: {
    activities: ["Sale of alcohol on the premises", "Late night refreshment", "Recorded music"],
    hours: "Sunday to Wednesday 12:00 to 00:00\nThursday to Saturday 12:00 to 02:00",
    capacity: [140, 320],
    conditions: [
      "Two door supervisors shall be on duty from 21:00 on Friday and Saturday.",
      "Closed-circuit television shall record at all times when the premises are open and recordings shall be kept for 31 days.",
      "A Challenge 25 policy shall be in force.",
      "Customers shall not take drinks outside after 23:00.",
    ],
  },
  pub: {
    activities: ["Sale of alcohol on the premises", "Sale of alcohol off the premises", "Live music", "Recorded music"],
    hours: "Sunday to Thursday 11:00 to 23:30\nFriday and Saturday 11:00 to 00:30",
    capacity: [90, 260],
    conditions: [
      "A Challenge 25 policy shall be in force and a register of refusals shall be kept.",
      "Doors and windows shall be kept shut while music is played after 22:00.",
      "The garden shall be clear of customers by 22:30.",
      "Closed-circuit television shall cover each entrance and recordings shall be kept for 28 days.",
    ],
  },
  restaurant: {
    activities: ["Sale of alcohol on the premises", "Late night refreshment"],
    hours: "Every day 12:00 to 23:30",
    capacity: [50, 140],
    conditions: [
      "Alcohol shall be sold only to customers who take a table meal.",
      "A Challenge 25 policy shall be in force.",
    ],
  },
  takeaway: {
    activities: ["Late night refreshment"],
    hours: "Sunday to Thursday 23:00 to 01:00\nFriday and Saturday 23:00 to 03:30",
    capacity: null,
    conditions: [
      "A door supervisor shall be on duty from 00:00 on Friday and Saturday.",
      "Litter shall be cleared within 50 metres of the premises at the end of trading.",
    ],
  },
  shop: {
    activities: ["Sale of alcohol off the premises"],
    hours: "Every day 07:00 to 23:00",
    capacity: null,
    conditions: [
      "A Challenge 25 policy shall be in force and staff shall be trained in it every six months.",
      "Beer and cider of more than 6.5% alcohol by volume shall not be sold in single cans or bottles.",
      "Spirits shall be kept behind the counter.",
    ],
  },
  members: {
    activities: ["Sale of alcohol on the premises", "Live music", "Indoor sporting events"],
    hours: "Every day 11:00 to 23:30",
    capacity: [110, 300],
    conditions: [
      "Guests shall be signed in by a member.",
      "Music shall not be audible at the boundary of the nearest dwelling after 23:00.",
    ],
  },
};

/** Companies that hold several licences; the rest are held by a person or by a company named after the premises. */
export const COMPANIES = [
  "Soar Valley Taverns Ltd",
  "Carillon Leisure Group Ltd",
  "Longshuttle Inns Ltd",
  "Peakstone Pub Company Ltd",
  "Night Kiln Venues Ltd",
  "Greenlane Retail Ltd",
] as const;
