/** The scenarios a technician can choose in practice. */
export const practiceScenarios = [
  { id: "good-morning", title: "A good morning" },
  { id: "hard-day", title: "Hard day" },
  { id: "interrupted", title: "Interrupted" },
  { id: "throttled", title: "Throttled" },
  { id: "reseller", title: "A reseller's morning" },
  { id: "second-life", title: "Second life" },
  { id: "long-wait", title: "A long wait" },
] as const;
