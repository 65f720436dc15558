import { defineBackground } from '#imports';
import { popupFrame } from '../../components/frame/popupFrame.tsx';
import { followFrame } from '../../hooks/keepFrame.ts';
import { answerMessages } from '../../lib/messages/answer.ts';
import { onAlertClicked } from '../../lib/notify/alert.ts';
import { guardHosts } from '../../lib/world/hosts.ts';
import { watchHosts } from '../../lib/world/watchHosts.ts';
import { openPlanOf } from './openPlan.ts';
import { watchPermissions } from './permissions.ts';
import { onAlarm, onInstalled, onStart, schedule } from './schedule.ts';
import { followPortfolios } from './showBadge.ts';
import { checkAll, checkOne, proveOne, settleOne, testAlert } from './tasks.ts';

/** Wakes on the alarm, on a message of our own pages and on a click; can never reach a wallet. */
export default defineBackground(() => {
  guardHosts();
  watchHosts();
  watchPermissions();
  onAlarm(checkAll);
  onStart(schedule);
  onInstalled();
  onAlertClicked(openPlanOf);
  followFrame(popupFrame);
  followPortfolios();
  answerMessages((request) => {
    switch (request.kind) {
      case 'check':
        return checkOne(request.portfolioId);
      case 'settle':
        return settleOne(request.portfolioId);
      case 'prove':
        return proveOne(request.portfolioId);
      case 'schedule':
        return schedule();
      case 'testAlert':
        return testAlert();
    }
  });
});
