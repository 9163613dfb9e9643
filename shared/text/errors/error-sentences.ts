/** What happened, what it means for the unit or the bench, and the one next step. */
export type ErrorText = { readonly title: string; readonly meaning: string; readonly nextStep: string };
