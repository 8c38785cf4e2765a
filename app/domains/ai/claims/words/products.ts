/** Capitalised words inside a sentence that name no product. */
export const NOT_PRODUCTS: ReadonlySet<string> = new Set(
  'customer support service team care department help centre center regards wishes monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december black cyber christmas new year easter mother valentine day orders order account terms conditions privacy policy shipping returns return portal united states kingdom great britain germany france spain europe european union north south america english deutsch français español faq gmail google apple outlook status page tracking number mr mrs ms dr herr frau madame monsieur service client équipe atención al cliente equipo señor señora i we your our bank holiday estado española correo'.split(
    ' ',
  ),
);
