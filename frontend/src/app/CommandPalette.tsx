import { Modal, useMantineColorScheme } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { CornerDownLeft, type LucideIcon, Moon, Plus, Search, Store, Sun } from 'lucide-react';
import { type KeyboardEvent, useId, useState } from 'react';
import { useUser } from '~/api/session';
import classes from './CommandPalette.module.css';
import { MARKETPLACE, SELLING } from './navigation';

interface Command {
  label: string;
  icon: LucideIcon;
  run: () => void;
}

/** Cmd/Ctrl-K: any page, any thing by its id, and the two actions that begin most work. */
export function CommandPalette({ onClose }: { onClose: () => void }) {
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(0);
  const commands = useCommands(typed.trim());
  const listId = useId();

  const run = (command: Command | undefined) => {
    if (!command) return;
    onClose();
    command.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      setChosen((now) => (now + step + commands.length) % Math.max(commands.length, 1));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      run(commands[chosen]);
    }
  };

  return (
    <Modal.Root opened onClose={onClose} size={560} yOffset="14vh" radius="lg">
      <Modal.Overlay backgroundOpacity={0.4} blur={2} />
      <Modal.Content aria-label="Search or jump to">
        <div className={classes.field}>
          <Search size={17} aria-hidden />
          <input
            className={classes.input}
            data-autofocus
            role="combobox"
            aria-expanded
            aria-controls={listId}
            aria-activedescendant={commands[chosen] ? `${listId}-${chosen}` : undefined}
            aria-label="Search or jump to"
            placeholder="A page, an id, or words to search charges for"
            value={typed}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              setChosen(0);
            }}
            onKeyDown={onKeyDown}
          />
        </div>
        <div id={listId} role="listbox" aria-label="Suggestions" className={classes.list}>
          {commands.map(({ label, icon: Icon, run: go }, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the input above takes the keys
            // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the input
            <div
              key={label}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === chosen}
              className={classes.option}
              onMouseMove={() => setChosen(index)}
              onClick={() => run({ label, icon: Icon, run: go })}
            >
              <Icon size={16} strokeWidth={1.75} aria-hidden />
              <span>{label}</span>
              {index === chosen && <CornerDownLeft size={14} aria-hidden />}
            </div>
          ))}
        </div>
      </Modal.Content>
    </Modal.Root>
  );
}

function useCommands(typed: string): Command[] {
  const navigate = useNavigate();
  const operator = useUser()?.roles.includes('operator') ?? false;
  const { setColorScheme } = useMantineColorScheme();

  const byId = /^(seller|charge|checkout|customer|dispute)_[0-9a-z]+$/.exec(typed);
  if (byId) {
    const href = `/${byId[1]}s/${typed}`;
    return [{ label: `Open ${typed}`, icon: CornerDownLeft, run: () => navigate({ href }) }];
  }
  const fixed: Command[] = [
    { label: 'New checkout', icon: Plus, run: () => navigate({ to: '/checkouts/new' }) },
    ...[...SELLING, ...(operator ? MARKETPLACE : [])].map(({ to, label, icon }) => ({
      label,
      icon,
      run: () => navigate({ to }),
    })),
    { label: 'New seller', icon: Store, run: () => navigate({ to: '/sellers/new' }) },
    { label: 'Light colours', icon: Sun, run: () => setColorScheme('light') },
    { label: 'Dark colours', icon: Moon, run: () => setColorScheme('dark') },
  ];
  if (typed === '') return fixed;
  const words = typed.toLowerCase();
  return [
    ...fixed.filter(({ label }) => label.toLowerCase().includes(words)),
    {
      label: `Search charges for “${typed}”`,
      icon: Search,
      run: () => navigate({ to: '/charges', search: { q: typed } }),
    },
  ];
}
