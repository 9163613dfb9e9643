/** One hypervisor as its machines present themselves. Both must match; an absent pattern matches anything. */
type Hypervisor = { readonly name: string; readonly maker?: RegExp; readonly model?: RegExp };

/**
 * Maker and model of virtual machines. Makers that also build hardware (Microsoft, Google, Oracle, Apple, Red Hat) are named
 * together with a model only.
 */
const HYPERVISORS: readonly Hypervisor[] = [
  { name: "Hyper-V", maker: /^microsoft corporation$/i, model: /^virtual machine$/i },
  { name: "Windows 365", maker: /^microsoft corporation$/i, model: /^cloud pc\b/i },
  { name: "VMware", maker: /\bvmware\b/i },
  { name: "VMware", model: /^vmware/i },
  { name: "VirtualBox", maker: /^innotek\b/i },
  { name: "VirtualBox", model: /^virtualbox/i },
  { name: "QEMU", maker: /^qemu/i },
  { name: "QEMU", model: /^(?:qemu\b|standard pc \()/i },
  { name: "KVM", model: /^kvm\b/i },
  { name: "KVM", maker: /^red hat\b/i, model: /^(?:rhev?\b|openstack\b)/i },
  { name: "KVM", maker: /^(?:ovirt|openstack foundation)\b/i },
  { name: "Proxmox", maker: /^proxmox\b/i },
  { name: "Parallels", maker: /^parallels\b/i },
  { name: "Parallels", model: /^parallels\b/i },
  { name: "Xen", maker: /^xen$/i },
  { name: "Xen", model: /^hvm domu$/i },
  { name: "Nutanix AHV", maker: /^nutanix\b/i, model: /^ahv\b/i },
  { name: "bhyve", maker: /^bhyve\b/i },
  { name: "bhyve", model: /^bhyve\b/i },
  { name: "Bochs", maker: /^bochs\b/i },
  { name: "Apple Virtualization", model: /^apple virtualization\b/i },
  { name: "Amazon EC2", maker: /^amazon ec2$/i },
  { name: "Google Compute Engine", model: /^google compute engine$/i },
  { name: "Alibaba Cloud", maker: /^alibaba cloud\b/i },
  { name: "Tencent Cloud", maker: /^tencent cloud\b/i },
];

/** Nearly every device is real: one look at each text tells that none of the patterns can match. */
const ANY_MAKER = anyOf(HYPERVISORS.map(({ maker }) => maker));
const ANY_MODEL = anyOf(HYPERVISORS.map(({ model }) => model));

/** Name of the hypervisor that presents its machines with this maker and model; undefined for what looks like a device. */
export function hypervisorName(maker: string, model: string): string | undefined {
  if (!ANY_MAKER.test(maker) && !ANY_MODEL.test(model)) return undefined;
  return HYPERVISORS.find((one) => (one.maker?.test(maker) ?? true) && (one.model?.test(model) ?? true))?.name;
}

function anyOf(patterns: readonly (RegExp | undefined)[]): RegExp {
  return new RegExp(patterns.flatMap((pattern) => (pattern === undefined ? [] : [pattern.source])).join("|"), "i");
}
