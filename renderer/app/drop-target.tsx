import { useEffect, useState, type ReactNode } from 'react';
import { underWay } from '../state/library.ts';
import { useLibrary, useStores, useUi } from '../state/stores.ts';
import { shell } from '../strings/shell.ts';
import { useTakeFile } from './use-take-file.ts';

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;

/** A Word file may be dropped anywhere. In a negotiation it is a return, where versions are compared another version, elsewhere the start of a new one. */
export function DropTarget(): ReactNode {
  const [over, setOver] = useState(false);
  const inNegotiation = useUi((state) => 'id' in state.route);
  const comparing = useUi((state) => state.route.screen === 'compare');
  const asked = useUi((state) => state.route.screen === 'library' || state.route.screen === 'settings');
  const others = useLibrary((state) => underWay(state.entries).length > 0);
  const take = useTakeFile();
  const { ui } = useStores();
  useEffect(() => {
    const onOver = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const onLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(false);
      const [file, ...more] = event.dataTransfer?.files ?? [];
      // Which of them was meant, only the person knows.
      if (more.length > 0) return ui.getState().refuse({ code: 'file.many', message: shell.dropMany(more.length + 1), remedy: shell.dropManyRemedy });
      if (file !== undefined) void take(file);
    };
    window.addEventListener('dragover', onOver);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, [take, ui]);
  if (!over) return null;
  return (
    <section className="drop" aria-label={shell.dropTitle}>
      <strong>{shell.dropTitle}</strong>
      <span>{comparing ? shell.dropCompare : inNegotiation ? shell.dropReturn : asked && others ? shell.dropAsked : shell.dropNew}</span>
    </section>
  );
}
