/** The whole window takes files and folders while its host is on the page; `dragging` says that some are held over it. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { carriesFiles, droppedFiles } from './dropped-files.js';

export class DropZone implements ReactiveController {
  dragging = false;
  readonly #host: ReactiveControllerHost;
  readonly #take: (files: File[]) => void;

  constructor(host: ReactiveControllerHost, take: (files: File[]) => void) {
    this.#host = host;
    this.#take = take;
    host.addController(this);
  }

  hostConnected(): void {
    for (const type of ['dragenter', 'dragover'] as const) window.addEventListener(type, this.#over);
    window.addEventListener('dragleave', this.#leave);
    window.addEventListener('drop', this.#drop);
  }

  hostDisconnected(): void {
    for (const type of ['dragenter', 'dragover'] as const) window.removeEventListener(type, this.#over);
    window.removeEventListener('dragleave', this.#leave);
    window.removeEventListener('drop', this.#drop);
  }

  #show(dragging: boolean): void {
    if (this.dragging === dragging) return;
    this.dragging = dragging;
    this.#host.requestUpdate();
  }

  readonly #over = (event: DragEvent): void => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    this.#show(true);
  };

  readonly #leave = (event: DragEvent): void => {
    if (event.relatedTarget === null) this.#show(false);
  };

  readonly #drop = async (event: DragEvent): Promise<void> => {
    if (!carriesFiles(event) || !event.dataTransfer) return;
    event.preventDefault();
    this.#show(false);
    const files = await droppedFiles(event.dataTransfer);
    if (files.length > 0) this.#take(files);
  };
}
