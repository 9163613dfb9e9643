import type { ReactNode } from "react";
import { TenantScreen } from "../features/assign/tenant-screen.tsx";
import { BenchScreen } from "../features/board/bench-screen.tsx";
import { IntakeScreen } from "../features/intake/intake-screen.tsx";
import { LanCard } from "../features/lan/lan-card.tsx";
import { LinkCard } from "../features/link/link-card.tsx";
import { OrderFile } from "../features/order/order-file.tsx";
import { PartnerCard } from "../features/partner/partner-card.tsx";
import { PracticeCaller } from "../features/practice/practice-caller.tsx";
import { PracticeOpener } from "../features/practice/practice-opener.tsx";
import { PracticeSignIn } from "../features/practice/practice-sign-in.tsx";
import { PracticeStick } from "../features/practice/practice-stick.tsx";
import { SettingsScreen } from "../features/settings/settings-screen.tsx";
import { ShipScreen } from "../features/ship/ship-screen.tsx";
import { Rights } from "../features/sign-in/rights.tsx";
import { SignIn } from "../features/sign-in/sign-in.tsx";
import { useUi } from "../state/bench-context.ts";

/** The screen that was chosen on the rail. `report` is the last scan and its effect, for the screen that has a place for it. */
export function CurrentScreen({ report }: { readonly report: ReactNode }) {
  const view = useUi((state) => state.view);
  switch (view) {
    case "bench":
      return <BenchScreen report={report} />;
    case "intake":
      return (
        <IntakeScreen
          practice={<PracticeStick />}
          link={
            <>
              <LinkCard practice={<PracticeCaller />} />
              <LanCard />
              <PartnerCard />
            </>
          }
        />
      );
    case "tenant":
      return <TenantScreen />;
    case "ship":
      return <ShipScreen />;
    case "settings":
      return (
        <SettingsScreen
          signIn={<SignIn />}
          rights={<Rights />}
          practice={
            <>
              <PracticeOpener />
              <PracticeSignIn />
            </>
          }
          order={<OrderFile />}
        />
      );
  }
}
