/** Resource of Partner Center's tokens, which is none of Graph's (graph-api l.1). */
export const partnerAudience = "https://api.partnercenter.microsoft.com";
/** The one delegated permission of Partner Center. */
export const partnerScope = `${partnerAudience}/user_impersonation`;

/** Whether a wanted scope is Partner Center's; `.default` stands for all it has. */
export function isPartnerScope(wanted: string): boolean {
  const name = wanted.toLowerCase();
  return name === partnerScope || name === `${partnerAudience}/.default`;
}
