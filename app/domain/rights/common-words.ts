/** Names that are words of everyday English too: by themselves and in small letters they are taken as words. */
export const COMMON_WORDS: ReadonlySet<string> = new Set(
  (
    "abbey amber angel april art august autumn back baker ball banks barber bar bell best bill bird bishop black blue bold bond booth bridge " +
    "brook brown bull burn bush butler carpenter chance charity chase church clay close coach cook cross dale dawn day dean drew drake drew " +
    "driver dusty earl east end even ever example faith farmer field fields finch fisher flood flower ford forest forward fox frank free friend " +
    "frost gale game gates gay glass gold good grace grant gray green grey ground guest guy hale hall hand hardy harper harvest hay heather " +
    "hill holly home hood hope house hunt hunter iris ivy jack jade james jasmine jay joy judge june just keen key king knight lake land lane " +
    "large law lily little lock long lord love low lucky major man mark marks marsh mason may mercy mike miles mill miller mist moon moor moore " +
    "moss nick noble north olive page park parks parson pat patience peace penny piper pool poole pope porter post potter power price prince " +
    "queen rain ray read reed reef rice rich ridge river rob rock rose rowan ruby rush rust sage sands say school sharp shepherd short sky small " +
    "smart smith snow south spring star steel still stone storm story street strong sue summer summers swan swift taylor temple the todd tower " +
    "town turner van vale violet wade walker wall ward waters way webb wells west wheeler white wild will win winter wise wood woods wright young"
  ).split(" "),
);
