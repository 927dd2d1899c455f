import { createStore, type StoreApi } from 'zustand/vanilla';
import type { OfferedFile } from '../../shared/api/shapes.ts';

/** A file handed to the window and not used yet: a drop on a negotiation is a return, one where versions are compared is another version, one elsewhere starts a negotiation or is asked about. */
export type IncomingState = { readonly file: OfferedFile | null; readonly template: string; /** A file of Parley’s own, to be imported. */ readonly parcel: OfferedFile | null; readonly hold: (parcel: OfferedFile | null) => void; /** A Word file of which is not said yet what it belongs to. */ readonly unplaced: OfferedFile | null; readonly ask: (unplaced: OfferedFile | null) => void; /** A Word file to be laid beside a version of the agreement; nothing of it is recorded. */ readonly other: OfferedFile | null; readonly offerOther: (other: OfferedFile | null) => void; readonly put: (file: OfferedFile | null) => void; readonly choose: (template: string) => void };
export type IncomingStore = StoreApi<IncomingState>;

export const createIncoming = (): IncomingStore =>
  createStore<IncomingState>()((set) => ({
    file: null,
    template: '',
    parcel: null,
    hold: (parcel) => set({ parcel }),
    unplaced: null,
    ask: (unplaced) => set({ unplaced }),
    other: null,
    offerOther: (other) => set({ other }),
    put: (file) => set({ file, template: '' }),
    choose: (template) => set({ template, file: null }),
  }));
