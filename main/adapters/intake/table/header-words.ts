import { type ColumnRole, columnRoles } from "../../../../shared/domain/intake/intake-piece.ts";

/** What a header's word says the column holds. Documented words are those of Intune and Partner Center. */
export type HeaderWord = { readonly role: ColumnRole; readonly isDocumented: boolean };

/** No column's name is longer; a hash is. */
const longestWord = 64;

/** As Intune and Partner Center write them (`OrderID` is the old group tag), without blanks and case. */
const documentedWords: Readonly<Record<string, ColumnRole>> = {
  deviceserialnumber: "serialNumber",
  windowsproductid: "productId",
  hardwarehash: "hardwareHash",
  grouptag: "groupTag",
  orderid: "groupTag",
  assigneduser: "assignedUser",
  manufacturername: "manufacturer",
  devicemodel: "model",
};

/**
 * As vendors, inventories and other languages write them. What unfinished boards say of themselves (`System Serial Number`) is
 * left out: it is a value.
 */
const otherWords: Readonly<Record<ColumnRole, string>> = {
  serialNumber: `serialnumber serialno serialnr serialnum serial serialid sn sno servicetag servicetagnumber dellservicetag
    deviceserial deviceserialno devicesn assetserial assetserialnumber assetserialno hardwareserial hardwareserialnumber
    computerserial computerserialnumber productserialnumber unitserialnumber pcserialnumber notebookserialnumber biosserial
    biosserialnumber chassisserial chassisserialnumber machineserial machineserialnumber manufacturerserialnumber
    serialnumbers seriennummer seriennummern seriennr serialnummer gerateseriennummer numerodeserie nodeserie ndeserie numserie
    numeroserie nserie numerodiserie numeroseriale seriale matricola serienummer numerseryjny seriovecislo seriovecislozarizeni
    numerodeseriedelappareil numerodeseriedeldispositivo numerodiseriedeldispositivo numerodeseriedodispositivo
    serienummervanapparaat enhetensserienummer enhedensserienummer serinumarası serinumarasi серийныйномер シリアル番号 製造番号 序列号 序列號`,
  productId: `pkid productkeyid windowsproductkeyid oemproductkeyid mspkid productid windowspkid produktid windowsproduktid
    produktschlusselid idproduitwindows iddeproduitwindows idproduit iddeproductodewindows iddoprodutowindows idprodottowindows`,
  hardwareHash: `hash hwhash 4khash 4khh 4khwhash 4khardwarehash hardwarehash4k hardwarehash4kb devicehash devicehardwarehash
    devicehardwaredata hardwaredata hardwareidentifier autopilothash autopilothardwarehash hashvalue hardwarehashvalue
    hardwarehashwert windowsautopilothash hachagemateriel codedehachagemateriel hashmateriel hashdehardware hashdelhardware
    hashhardware ハードウェアハッシュ 硬件哈希`,
  groupTag: `tag autopilottag autopilotgrouptag grouptags orderidentifier gruppentag gruppenkennzeichen balisedegroupe
    etiquettedegroupe etiquetadegrupo tagdigruppo groepstag`,
  assignedUser: `upn userprincipalname assigneduserprincipalname assigneduserupn user username useremail useremailaddress
    assignedto primaryuser primaryuserupn zugewiesenerbenutzer benutzer benutzerprinzipalname hauptbenutzer utilisateur
    utilisateuraffecte utilisateurattribue utilisateurassigne usuarioasignado utenteassegnato toegewezengebruiker`,
  manufacturer: `manufacturer manufacturers make maker vendor vendorname oem oemname oemmanufacturer oemmanufacturername brand
    devicemanufacturer computermanufacturer hersteller herstellername geratehersteller fabricant
    nomdufabricant fabricante produttore fabrikant producent メーカー`,
  model: `model modelname devicemodelname computermodel productmodel machinemodel modell modellname modellbezeichnung
    geratemodell modele nomdumodele modelo modello modelldesgerats モデル`,
};

const words: ReadonlyMap<string, HeaderWord> = new Map<string, HeaderWord>([
  ...columnRoles.flatMap((role) =>
    otherWords[role].split(/\s+/).map((word): [string, HeaderWord] => [plainWord(word), { role, isDocumented: false }]),
  ),
  ...Object.entries(documentedWords).map(([word, role]): [string, HeaderWord] => [word, { role, isDocumented: true }]),
]);

/** What a cell means as a column's name, in any case and with any blanks, marks and accents; undefined when nothing known. */
export function headerWord(cell: string): HeaderWord | undefined {
  return cell.length === 0 || cell.length > longestWord ? undefined : words.get(plainWord(cell));
}

function plainWord(text: string): string {
  // Nearly every cell that is asked about is a serial number.
  if (/^[A-Za-z0-9]*$/.test(text)) return text.toLowerCase();
  return text
    .normalize("NFD")
    .replaceAll(/[^\p{L}\p{N}]/gu, "")
    .toLowerCase();
}
