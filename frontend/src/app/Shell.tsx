import { Drawer, UnstyledButton } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { Notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { Link, useRouterState } from '@tanstack/react-router';
import { Menu as MenuIcon, Search } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { configurationQuery } from '~/api/configuration';
import { useUser } from '~/api/session';
import { Wordmark } from '~/ui/Wordmark';
import { AccountMenu } from './AccountMenu';
import { CommandPalette } from './CommandPalette';
import { type Destination, MARKETPLACE, SELLING } from './navigation';
import classes from './Shell.module.css';

/** The signed-in part: menu at the side, or at the foot of a phone; everything else inside. */
export default function Shell({ children }: { children: ReactNode }) {
  const [palette, { open: openPalette, close: closePalette }] = useDisclosure();
  const [drawer, { open: openDrawer, close: closeDrawer }] = useDisclosure();
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  const name = useQuery(configurationQuery).data?.marketplace_name ?? 'Souk';

  useHotkeys([['mod+K', openPalette]], []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: closes whenever the page changes
  useEffect(closeDrawer, [pathname]);

  const search = (
    <UnstyledButton className={classes.search} onClick={openPalette}>
      <Search size={15} aria-hidden />
      <span>Search or jump to…</span>
      <kbd>{/Mac|iPhone|iPad/.test(navigator.platform) ? '⌘K' : 'Ctrl K'}</kbd>
    </UnstyledButton>
  );

  return (
    <div className={classes.shell}>
      <a className={classes.skip} href="#content">
        Skip to content
      </a>
      <TestBanner />
      <aside className={classes.side}>
        <Link to="/" className={classes.brand} aria-label={`${name}, home`}>
          <Wordmark name={name} />
        </Link>
        {search}
        <Navigation label="Main" />
        <AccountMenu />
      </aside>

      <nav className={classes.bar} aria-label="Top">
        <Link to="/" className={classes.brand} aria-label={`${name}, home`}>
          <Wordmark name={name} />
        </Link>
        <UnstyledButton className={classes.iconButton} aria-label="Search" onClick={openPalette}>
          <Search size={19} aria-hidden />
        </UnstyledButton>
      </nav>

      <main id="content" className={classes.content} tabIndex={-1}>
        {children}
      </main>

      <nav className={classes.tabs} aria-label="Quick">
        {SELLING.slice(0, 4).map((destination) => (
          <TabLink key={destination.to} {...destination} />
        ))}
        <UnstyledButton className={classes.tab} onClick={openDrawer}>
          <MenuIcon size={20} strokeWidth={1.75} aria-hidden />
          More
        </UnstyledButton>
      </nav>

      <Drawer opened={drawer} onClose={closeDrawer} position="left" size={280} title="Menu">
        <Navigation label="All pages" />
        <AccountMenu />
      </Drawer>
      {palette && <CommandPalette onClose={closePalette} />}
      <Notifications position="bottom-right" autoClose={5000} className={classes.toasts ?? ''} />
    </div>
  );
}

function TestBanner() {
  const configuration = useQuery(configurationQuery).data;
  if (!configuration || configuration.livemode) return <div className={classes.bannerSpace} />;
  return (
    <section className={classes.banner} aria-label="Test mode">
      <strong>Test mode</strong>
      <span>No real money moves.</span>
    </section>
  );
}

function Navigation({ label }: { label: string }) {
  const operator = useUser()?.roles.includes('operator') ?? false;
  return (
    <nav aria-label={label} className={classes.navigation}>
      <ul>
        {SELLING.map((destination) => (
          <NavItem key={destination.to} {...destination} />
        ))}
      </ul>
      {operator && (
        <>
          <h2>Marketplace</h2>
          <ul>
            {MARKETPLACE.map((destination) => (
              <NavItem key={destination.to} {...destination} />
            ))}
          </ul>
        </>
      )}
    </nav>
  );
}

function NavItem({ to, label, icon: Icon }: Destination) {
  return (
    <li>
      <Link to={to} className={classes.item} activeOptions={{ exact: to === '/' }}>
        <Icon size={17} strokeWidth={1.75} aria-hidden />
        {label}
      </Link>
    </li>
  );
}

function TabLink({ to, label, icon: Icon }: Destination) {
  return (
    <Link to={to} className={classes.tab} activeOptions={{ exact: to === '/' }}>
      <Icon size={20} strokeWidth={1.75} aria-hidden />
      {label}
    </Link>
  );
}
