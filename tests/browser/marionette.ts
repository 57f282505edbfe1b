// Firefox's own remote protocol: `<length>:<json>` packets over a socket, one answer per command.
// It is the one way to reach the browser's own window and the extension's pages.
import { connect, type Socket } from 'node:net';

type Answer = [type: 1, id: number, error: MarionetteError | null, result: unknown];
type MarionetteError = { error: string; message: string };

export class Marionette {
  private received = Buffer.alloc(0);
  private lastId = 0;
  private readonly waiting = new Map<number, (answer: Answer) => void>();
  private ended: Error | undefined;
  private ready: () => void = () => {};

  private constructor(private readonly socket: Socket) {
    socket.on('data', (bytes) => this.receive(bytes));
    socket.on('error', (error) => this.end(error));
    socket.on('close', () => this.end(new Error('Firefox closed the connection')));
  }

  /** Connects and starts a session. */
  static async connect(port: number): Promise<Marionette> {
    const socket = connect(port, '127.0.0.1');
    const marionette = new Marionette(socket);
    // Firefox speaks first.
    await new Promise<void>((resolve, reject) => {
      marionette.ready = resolve;
      socket.once('error', reject);
    });
    await marionette.send('WebDriver:NewSession', {});
    return marionette;
  }

  async send<Result>(command: string, parameters: object): Promise<Result> {
    if (this.ended) throw this.ended;
    const id = ++this.lastId;
    const body = Buffer.from(JSON.stringify([0, id, command, parameters]));
    const [, , error, result] = await new Promise<Answer>((resolve) => {
      this.waiting.set(id, resolve);
      this.socket.write(Buffer.concat([Buffer.from(`${body.length}:`), body]));
    });
    if (error) throw new Error(`${command}: ${error.error}: ${error.message}`);
    return result as Result;
  }

  /** Runs the body of a function, in the world chosen by `Marionette:SetContext`. */
  async execute<Result>(script: string, args: unknown[]): Promise<Result> {
    const { value } = await this.send<{ value: Result }>('WebDriver:ExecuteScript', {
      script,
      args,
    });
    return value;
  }

  disconnect(): void {
    this.socket.destroy();
  }

  private receive(bytes: Buffer): void {
    this.received = Buffer.concat([this.received, bytes]);
    for (;;) {
      const colon = this.received.indexOf(':');
      if (colon < 0) return;
      const end = colon + 1 + Number(this.received.toString('latin1', 0, colon));
      if (this.received.length < end) return;
      const packet: unknown = JSON.parse(this.received.toString('utf8', colon + 1, end));
      this.received = this.received.subarray(end);
      if (!Array.isArray(packet)) {
        this.ready();
        continue;
      }
      const answer = packet as Answer;
      this.waiting.get(answer[1])?.(answer);
      this.waiting.delete(answer[1]);
    }
  }

  private end(error: Error): void {
    this.ended = error;
    for (const [id, resolve] of this.waiting) {
      resolve([1, id, { error: 'disconnected', message: error.message }, null]);
    }
    this.waiting.clear();
  }
}
