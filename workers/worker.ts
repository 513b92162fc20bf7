// What every worker is to the program that runs it: something that can be stopped, finishing what is in hand.

export type Worker = { stop(): Promise<void> }
