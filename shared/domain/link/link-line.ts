/** Where the bench's listener is, what its certificate's SHA-256 is (64 hexadecimal digits), and the code of the moment. */
export type LinkPlace = {
  readonly address: string;
  readonly port: number;
  readonly fingerprint: string;
  readonly code: string;
};

/** Stands before the script in the listener's answer: whatever comes before it is no part of the script. */
export const collectorMark = "qqq";

/**
 * The one line that a device in setup runs at the command prompt behind Shift+F10. It is typed by hand or by a scanner, so
 * it is short and keeps to plain letters and signs; every part of it works in Windows PowerShell 5.1 and in 7:
 * - The certificate is compared inside the handshake, on the thread that runs the script, before anything is sent. When it
 *   is another one, the handshake fails, and so does every later step on that stream: nothing is sent and nothing runs.
 * - `GetCertHashString` with an algorithm is of .NET Framework 4.8, which Windows has since 1903, as it has the technician
 *   flow; on an older one the handshake fails, too.
 * - TLS 1.2 (3072) is named, because Windows PowerShell would offer only what is older.
 */
export function linkLine({ address, port, fingerprint, code }: LinkPlace): string {
  const script = [
    `$s=[Net.Security.SslStream]::new([Net.Sockets.TcpClient]::new('${address}',${port}).GetStream(),0,{$args[1].GetCertHashString('SHA256')-eq'${fingerprint}'})`,
    "$s.AuthenticateAsClient('r',$null,3072,0)",
    "$s.Write([byte[]]([char[]]'GET / HTTP/1.0'+13,10,13,10))",
    `&([scriptblock]::Create(([IO.StreamReader]::new($s).ReadToEnd()-split'${collectorMark}')[1]))${code}`,
  ];
  return `powershell -nop -ep bypass -c "${script.join(";")}"`;
}
