/**
 * Places of the made-up town by beat: street names that do not stand on the map, and open spaces. Units that the Post Office
 * gives to nobody are not to be had in a valid form, so that no place has a postcode.
 */
export const PLACES: Readonly<Record<string, readonly string[]>> = {
  "56": ["Quarryman's Green", "Brackenthwaite Close", "Old Mill Meadow", "Linford Rise"],
  "57": ["Granite Row", "Castle Hill Steps", "Peregrine Court", "Mountsorrel Wharf car park"],
  "58": ["Packhorse Walk", "Nook Field play area", "Weaverthorn Drive", "Anstey Parade shops"],
  "59": ["Soarbank Road", "Millwheel Lane", "Sileby Sidings", "Barrow Lock", "Seagrave Spinney"],
  "60": ["Birstall Broadwalk", "Wanlip Reach", "Lockkeeper's Way", "Meadowsweet Close"],
  "61": ["Syston Brook Park", "Fosse Barn Road", "Thurmaston Arches", "Queniborough Gate", "Turnpike Parade"],
  "62": [
    ...["Storeman's Yard", "Clocktower Passage", "Market Cross Place", "Union Street North", "Carillon Mews"],
    ...["College Green", "Bellringer's Court", "Station Approach shelters", "Granby Fold", "Silver Street car park"],
  ],
  "63": [
    "Shelthorpe Circle",
    "Outwoods Edge",
    "Nanpantan Drove",
    "Manor Drive flats",
    "Foxcote Avenue",
    "Woodgate Walk",
  ],
  "64": ["Shepshed Glovers' Row", "Hathern Turn", "Dishley Pool path", "Charter Square", "Butterley Spinney Lane"],
  "65": [
    ...["Foundryman's Court", "Bell Meadow Road", "Warwick Rise", "Pinfold Steps", "Sparrow Court", "Tucker's Lock"],
    ...["Meadow Lane garages", "Alan Moss Parade", "Leicester Road shops", "Canalside Walk"],
  ],
};
/** So much of what happens is in each beat: the town centre and the estates beside it have the most. */
export const BEAT_WEIGHTS = {
  ...{ "56": 3, "57": 4, "58": 4, "59": 6, "60": 5, "61": 10, "62": 28, "63": 13, "64": 9, "65": 18 },
} as const;
