import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppError } from '../../shared/base/app-error.ts';
import type { NegotiationId } from '../../shared/negotiation/ids.ts';
import { hashOf, routeFrom, type Route } from './route.ts';

export type Toast = { readonly id: number; readonly tone: 'plain' | 'refused'; readonly title: string; readonly detail: string; readonly actions: readonly ToastAction[] };
export type ToastAction = {
  readonly label: string;
  readonly run: () => void;
  /** It takes back the newest fact: once there is a newer one, the message has to go. */
  readonly step?: true;
};
/** A long piece of work that can be watched and cancelled. */
export type Job = { readonly id: string; readonly label: string; readonly done: number; readonly total: number };
export type Overlay = 'none' | 'palette' | 'keys' | 'steps';

export type UiState = {
  readonly route: Route;
  readonly toasts: readonly Toast[];
  readonly job: Job | null;
  readonly overlay: Overlay;
  /** Takes back what was done last in the library: the message that offers it goes, what was deleted must not go with it. */
  readonly libraryStep: (() => void) | null;
  readonly keepLibraryStep: (back: (() => void) | null) => void;
  /** The negotiation that is being put into a deal. */
  readonly joining: NegotiationId | null;
  readonly go: (route: Route) => void;
  /** The address was changed by the browser: back, forward, or by hand. */
  readonly arrive: () => void;
  readonly say: (title: string, more?: { readonly detail?: string; readonly action?: ToastAction; readonly actions?: readonly ToastAction[] }) => void;
  readonly refuse: (error: AppError) => void;
  readonly dismiss: (id: number) => void;
  /** The negotiation has gone on: what offered to take back its last step is out of date. */
  readonly dropSteps: () => void;
  readonly setJob: (job: Job | null) => void;
  readonly setOverlay: (overlay: Overlay) => void;
  readonly setJoining: (joining: NegotiationId | null) => void;
};

export type UiStore = StoreApi<UiState>;

/** At most so many at once, side by side in one line: the oldest leaves first. */
const MOST_TOASTS = 2;

const offersStep = (toast: Toast): boolean => toast.actions.some((action) => action.step === true);

/** What the window itself is doing: where it stands, what it says, what it waits for. */
export function createUi(location: Location): UiStore {
  let last = 0;
  return createStore<UiState>()((set, get) => {
    const add = (toast: Omit<Toast, 'id'>): void => {
      last += 1;
      set({ toasts: [...get().toasts.slice(1 - MOST_TOASTS), { id: last, ...toast }] });
    };
    return {
      route: routeFrom(location.hash),
      toasts: [],
      job: null,
      overlay: 'none',
      libraryStep: null,
      keepLibraryStep: (libraryStep) => set({ libraryStep }),
      joining: null,
      go: (route) => {
        location.hash = hashOf(route);
        set({ route });
      },
      say: (title, more) => add({ tone: 'plain', title, detail: more?.detail ?? '', actions: more?.actions ?? (more?.action === undefined ? [] : [more.action]) }),
      refuse: (error) => add({ tone: 'refused', title: error.message, detail: error.remedy, actions: [] }),
      dismiss: (id) => set({ toasts: get().toasts.filter((toast) => toast.id !== id) }),
      dropSteps: () => {
        if (get().toasts.some(offersStep)) set({ toasts: get().toasts.filter((toast) => !offersStep(toast)) });
      },
      arrive: () => set({ route: routeFrom(location.hash) }),
      setJob: (job) => set({ job }),
      setOverlay: (overlay) => set({ overlay }),
      setJoining: (joining) => set({ joining }),
    };
  });
}
