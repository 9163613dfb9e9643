/** Microsoft's clouds. Each has its own accounts, its own app registrations and its own tokens. */
export const cloudNames = ["global", "usGovernment", "usDefense", "china"] as const;
export type CloudName = (typeof cloudNames)[number];

/** Where a cloud is reached; origins without a path. */
export type Cloud = {
  readonly login: string;
  readonly graph: string;
};

/** Addresses by cloud. Source: Microsoft Graph, national cloud deployments. GCC uses the global cloud. */
export const clouds: Readonly<Record<CloudName, Cloud>> = {
  global: {
    login: "https://login.microsoftonline.com",
    graph: "https://graph.microsoft.com",
  },
  usGovernment: {
    login: "https://login.microsoftonline.us",
    graph: "https://graph.microsoft.us",
  },
  usDefense: {
    login: "https://login.microsoftonline.us",
    graph: "https://dod-graph.microsoft.us",
  },
  china: {
    login: "https://login.chinacloudapi.cn",
    graph: "https://microsoftgraph.chinacloudapi.cn",
  },
};
