import { browser } from '#imports';

/** A desktop notification in the shape both browsers take: no buttons, no persistence flags. */
export interface Alert {
  /** One a portfolio: a newer one replaces it. */
  id: string;
  title: string;
  message: string;
}

/** Shows a desktop notification. Text holds only our own words and known symbols. */
export async function showAlert({ id, title, message }: Alert): Promise<void> {
  await browser.notifications.create(id, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('/icon/128.png'),
    title,
    message,
  });
}

/** Calls back with the id of a notification the user clicked. Call synchronously at start. */
export function onAlertClicked(clicked: (id: string) => void): void {
  browser.notifications.onClicked.addListener((id) => {
    void browser.notifications.clear(id);
    clicked(id);
  });
}
