/** One network interface of the bench PC. */
export type NetworkInterface = {
  readonly name: string;
  readonly address: string;
  readonly wired: boolean;
  readonly up: boolean;
};

/** One removable drive with the folder it is mounted at. */
export type RemovableDrive = { readonly label: string; readonly folder: string; readonly sizeBytes: number };

/** The bench PC's own facts. */
export type BenchFacts = {
  readonly networkInterfaces: () => Promise<readonly NetworkInterface[]>;
  readonly removableDrives: () => Promise<readonly RemovableDrive[]>;
};
