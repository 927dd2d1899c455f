/** A round from start to signature, for someone who knows Word and nothing of this program. `keys` are those of the actions named. */
export const steps = {
  title: 'First steps', action: 'First steps',
  all: [
    { name: 'Start', text: 'From the bundled agreement or any Word file, yours or theirs. Each clause gets the number Word prints and a status.', keys: [] },
    { name: 'Propose', text: 'Edit a clause where it stands. Its redline against what they last had grows as you type.', keys: ['E'] },
    { name: 'Send', text: 'Parley writes a Word file with tracked changes and a clean copy. The other side needs Word and e-mail, nothing else.', keys: [] },
    { name: 'Receive', text: 'Drop the file that comes back on the window. Every change is named: tracked, not tracked, and ours that is gone.', keys: [] },
    { name: 'Decide', text: 'Accept, reject or counter, clause by clause. What both sides hold alike and confirm is agreed; it opens again when anything in it changes.', keys: ['A', 'R', 'C'] },
    { name: 'Sign', text: 'Readiness lists what is left. Once nothing is, the signature copy is made, with a certificate that proves each clause.', keys: [] },
  ],
} as const;
