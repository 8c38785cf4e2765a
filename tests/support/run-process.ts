import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';

export const ROOT = new URL('../../', import.meta.url).pathname;

/** What a child process may know of ours: where things are, and no key that happens to lie in the environment. */
const PASSED_ON = ['PATH', 'HOME', 'LANG', 'TMPDIR', 'TZ', 'SystemRoot'];

export type RunningApp = {
  process: ChildProcess;
  url: string;
  /** SIGTERM, and SIGKILL when that did not help. */
  stop(): Promise<void>;
};

export function bareEnvironment(): Record<string, string> {
  return Object.fromEntries(PASSED_ON.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}

/**
 * Starts the app's production server with exactly this environment and waits until it answers.
 *
 * @throws {Error} with the last lines that it printed when it ends or keeps silent.
 */
export async function runApp(env: Record<string, string>, logFile: string): Promise<RunningApp> {
  await mkdir(dirname(logFile), { recursive: true });
  const log = createWriteStream(logFile, { flags: 'a' });
  const child = spawn(process.execPath, ['app/server.ts'], {
    cwd: ROOT,
    env: { ...bareEnvironment(), ...env } as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let tail = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      log.write(chunk);
      tail = (tail + chunk.toString()).slice(-4000);
    });
  }
  const url = `http://127.0.0.1:${env.PORT}`;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async () => {
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), 12_000);
    await ended;
    clearTimeout(timer);
    log.end();
  };
  for (let attempt = 0; attempt < 300; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`the app ended at its start:\n${tail}`);
    const answer = await fetch(`${url}/healthz`).catch(() => null);
    if (answer?.ok) return { process: child, url, stop };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await stop();
  throw new Error(`the app did not answer within 30 s:\n${tail}`);
}

/** Runs a command to its end. @throws {Error} with what it printed when it fails. */
export async function runCommand(command: string, args: string[], env: Record<string, string> = {}): Promise<string> {
  const child = spawn(command, args, { cwd: ROOT, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} failed:\n${output.slice(-6000)}`);
  return output;
}
