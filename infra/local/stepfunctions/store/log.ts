/**
 * The append-only log. Records of one tick form a batch that is written at once; what may leave the engine waits for
 * that write (`second`: the disk follows within a second, so a killed process loses nothing and a power cut at most
 * the last second) or for the disk itself (`full`). A failed write throws out of the tick: the process must end, and
 * the next one goes on from the last batch.
 */
import { fsyncSync, openSync, closeSync, renameSync } from 'node:fs';
import path from 'node:path';
import { BatchBuilder, recordAt, type RecordText } from './batch.ts';
import { FileSegment, PassingSegment, type Segment } from './segment.ts';

export type Durability = 'second' | 'full';

const SYNC_INTERVAL_MS = 1000;

export const segmentName = (base: number): string => `log-${String(base).padStart(16, '0')}`;

export class Log {
  readonly #dir: string | null;
  readonly #durability: Durability;
  /** Oldest first; the last one grows. */
  readonly #segments: Segment[];
  readonly #pending = new BatchBuilder();
  #effects: (() => void)[] = [];
  #scheduled = false;
  /** Position up to which the disk is known to hold the log. */
  #synced: number;
  #syncing: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;
  #closing = false;
  #closed = false;

  constructor(dir: string | null, durability: Durability, segments: Segment[]) {
    this.#dir = dir;
    this.#durability = durability;
    this.#segments = segments.length > 0 ? segments : [new PassingSegment(0)];
    this.#synced = this.#end;
  }

  get #current(): Segment {
    const last = this.#segments.at(-1);
    if (last === undefined) throw new Error('the log has no segment');
    return last;
  }

  get #end(): number {
    return this.#current.base + this.#current.size;
  }

  /** Bytes of the segment that grows. */
  get currentSize(): number {
    return this.#current.size;
  }

  /** Adds a record to this tick's batch; returns its position. */
  append(head: string, events: string): number {
    this.#schedule();
    return this.#end + this.#pending.add(head, events);
  }

  /** Runs `effect` once everything appended so far is committed. */
  whenCommitted(effect: () => void): void {
    this.#effects.push(effect);
    this.#schedule();
  }

  read(position: number): RecordText {
    if (position >= this.#end) this.#write();
    const segment = this.#segments.findLast(({ base }) => base <= position);
    if (segment === undefined) throw new Error(`the log no longer holds position ${position}`);
    return recordAt((offset, length) => segment.read(offset, length), position - segment.base);
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.#commit();
    });
  }

  #commit(): void {
    if (this.#closed) return;
    if (this.#durability === 'full' && this.#dir !== null) {
      // One sync at a time; what comes meanwhile is committed by the next.
      if (this.#syncing === undefined) void this.#commitToDisk();
      return;
    }
    this.#write();
    this.#release(this.#effects.splice(0));
  }

  async #commitToDisk(): Promise<void> {
    this.#write();
    const effects = this.#effects.splice(0);
    await this.#sync();
    this.#release(effects);
    if (this.#effects.length > 0 || !this.#pending.empty) this.#schedule();
  }

  #release(effects: readonly (() => void)[]): void {
    for (const effect of effects) effect();
  }

  /** Writes the pending batch. */
  #write(): void {
    if (this.#pending.empty) return;
    this.#current.append(this.#pending.finish(this.#synced));
    if (this.#durability === 'second' && this.#dir !== null && this.#timer === undefined) this.#armSync(0);
  }

  #armSync(delay: number): void {
    // Closing syncs by itself; a sync that came later would find the file closed.
    if (this.#closing) return;
    this.#timer = setTimeout(() => {
      void this.#sync().then(() => {
        if (this.#synced < this.#end) this.#armSync(SYNC_INTERVAL_MS);
        else this.#timer = undefined;
      });
    }, delay);
    this.#timer.unref();
  }

  #sync(): Promise<void> {
    const end = this.#end;
    this.#syncing ??= this.#current.sync().then(() => {
      this.#synced = Math.max(this.#synced, end);
      this.#syncing = undefined;
    });
    return this.#syncing;
  }

  /**
   * Begins a new segment with what `snapshot` writes: everything needed to go on without the older ones, which stay
   * for reading. Those wholly before `keepFrom` are removed.
   */
  rotate(snapshot: (append: (head: string) => void) => void, keepFrom: number): void {
    this.#write();
    this.#current.syncNow();
    const base = this.#end;
    const name = this.#dir === null ? undefined : path.join(this.#dir, segmentName(base));
    const segment = name === undefined ? new PassingSegment(base) : new FileSegment(`${name}.new`, base, 'new');
    const builder = new BatchBuilder();
    snapshot((head) => {
      builder.add(head, '');
      if (builder.size > 1 << 22) segment.append(builder.finish(base));
    });
    if (!builder.empty) segment.append(builder.finish(base));
    if (name !== undefined && this.#dir !== null) {
      segment.syncNow();
      renameSync(`${name}.new`, name);
      syncFolder(this.#dir);
    }
    this.#segments.push(name === undefined ? segment : new FileSegment(name, base, segment.size));
    if (name !== undefined) segment.close();
    this.#synced = this.#end;
    this.#dropBefore(keepFrom);
  }

  #dropBefore(position: number): void {
    while (this.#segments.length > 1 && (this.#segments[1]?.base ?? Infinity) <= position)
      this.#segments.shift()?.remove();
  }

  /** Commits what is pending and closes the files. The last, empty batch tells how far the disk holds the log. */
  async close(): Promise<void> {
    this.#closing = true;
    clearTimeout(this.#timer);
    await this.#syncing;
    this.#write();
    this.#release(this.#effects.splice(0));
    this.#write();
    await this.#sync();
    if (this.#dir !== null) {
      this.#current.append(this.#pending.finish(this.#synced));
      await this.#current.sync();
    }
    this.#closed = true;
    for (const segment of this.#segments) segment.close();
  }
}

/** Makes a rename durable. */
function syncFolder(name: string): void {
  const fd = openSync(name, 'r');
  fsyncSync(fd);
  closeSync(fd);
}
