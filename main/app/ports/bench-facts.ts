/** One network interface of the bench PC. */
export type NetworkInterface = {
  readonly name: string;
  readonly address: string;
  readonly wired: boolean;
  readonly up: boolean;
};

/** An address that an interface of the bench PC has. */
export type HostAddress = Pick<NetworkInterface, "name" | "address">;

/** One removable drive with the folder it is mounted at. */
export type RemovableDrive = { readonly label: string; readonly folder: string; readonly sizeBytes: number };

/** The bench PC's own facts. */
export type BenchFacts = {
  readonly networkInterfaces: () => Promise<readonly NetworkInterface[]>;
  /** The IPv4 addresses there are now: may be asked for all the time. Undefined when they cannot be read. */
  readonly addresses: () => readonly HostAddress[] | undefined;
  readonly removableDrives: () => Promise<readonly RemovableDrive[]>;
};
