/** Whose figures they are: nobody is to take them for those of the police or of a council. */
export const INVENTED = "Invented for the demonstration";
