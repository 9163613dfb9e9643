/** How an endpoint is tried: up to its HTTP answer, or asked for the time. */
type EndpointProtocol = "https" | "http" | "ntp";

/** What hangs on an endpoint. `required`: no technician flow without it; `content`: updates and apps; `helpful`: the rest. */
export type EndpointNeed = "required" | "content" | "helpful";

/** An endpoint that a device needs, with the makers of TPMs that need it where only some do. */
export type NetworkEndpointFacts = {
  readonly id: string;
  readonly host: string;
  readonly port: number;
  readonly protocol: EndpointProtocol;
  readonly path: string;
  readonly need: EndpointNeed;
  readonly makers?: readonly string[];
  /** The connection proves both sides or pins its certificate: interception breaks it. */
  readonly noInterception?: true;
};

const https = { port: 443, protocol: "https", path: "/" } as const;
const http = { port: 80, protocol: "http", path: "/" } as const;

/**
 * Every endpoint of workflow P4 and device-side b.4. Where those name a whole domain, a host of it that exists stands for
 * it. Any HTTP status counts as reached.
 */
export const networkEndpoints = [
  { id: "autopilot", host: "ztd.dds.microsoft.com", ...https, need: "required", noInterception: true },
  { id: "autopilotSettings", host: "cs.dds.microsoft.com", ...https, need: "required", noInterception: true },
  { id: "deviceTicket", host: "login.live.com", ...https, need: "required", noInterception: true },
  { id: "signIn", host: "login.microsoftonline.com", ...https, need: "required" },
  { id: "signInContent", host: "aadcdn.msauth.net", ...https, need: "required" },
  { id: "signInContentAlso", host: "aadcdn.msftauth.net", ...https, need: "required" },
  {
    id: "deviceRegistration",
    host: "enterpriseregistration.windows.net",
    ...https,
    need: "required",
    noInterception: true,
  },
  { id: "enrolment", host: "enrollment.manage.microsoft.com", ...https, need: "required", noInterception: true },
  { id: "management", host: "manage.microsoft.com", ...https, need: "required", noInterception: true },
  {
    id: "attestation",
    host: "eusaikpublish.microsoftaik.azure.net",
    ...https,
    need: "required",
    noInterception: true,
  },
  {
    id: "certificateIntel",
    host: "ekop.intel.com",
    ...https,
    path: "/ekcertservice",
    need: "required",
    makers: ["INTC"],
    noInterception: true,
  },
  {
    id: "certificateQualcomm",
    host: "ekcert.spserv.microsoft.com",
    ...https,
    path: "/EKCertificate/GetEKCertificate/v1",
    need: "required",
    makers: ["QCOM", "MSFT"],
    noInterception: true,
  },
  {
    id: "certificateAmd",
    host: "ftpm.amd.com",
    ...https,
    path: "/pki/aia",
    need: "required",
    makers: ["AMD"],
    noInterception: true,
  },
  { id: "time", host: "time.windows.com", port: 123, protocol: "ntp", path: "/", need: "required" },
  {
    id: "connectivity",
    host: "www.msftconnecttest.com",
    ...http,
    path: "/connecttest.txt",
    need: "required",
  },
  { id: "appContent", host: "swda01-mscdn.manage.microsoft.com", ...https, need: "content" },
  { id: "updates", host: "download.windowsupdate.com", ...http, need: "content" },
  { id: "rootCertificates", host: "ctldl.windowsupdate.com", ...http, need: "content" },
  { id: "updateContent", host: "2.dl.delivery.mp.microsoft.com", ...http, need: "content" },
  { id: "delivery", host: "geo.prod.do.dsp.mp.microsoft.com", ...https, need: "content" },
  { id: "store", host: "displaycatalog.mp.microsoft.com", ...https, need: "content" },
  { id: "push", host: "client.wns.windows.com", ...https, need: "helpful" },
  { id: "revocation", host: "crl3.digicert.com", ...http, need: "helpful" },
  { id: "office", host: "officecdn.microsoft.com", ...http, need: "content" },
  { id: "diagnostics", host: "lgmsapeweu.blob.core.windows.net", ...https, need: "helpful" },
] as const satisfies readonly NetworkEndpointFacts[];

/** The name of one endpoint. */
export type EndpointId = (typeof networkEndpoints)[number]["id"];
