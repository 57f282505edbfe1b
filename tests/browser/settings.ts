// The settings page in the tab in front.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Session } from './session.js';

/** Opens it and waits until it is built. */
export async function openSettings(session: Session): Promise<void> {
  await session.openOwn('/options.html');
  for (let tries = 0; tries < 500; tries++) {
    if (await session.inPage(isBuilt)) return;
    await sleep(20);
  }
  throw new Error('the settings are not there after ten seconds');
}

/** Runs in the settings. The keys are asked for last. */
function isBuilt(): boolean {
  return document.querySelector('#keys li') !== null;
}
