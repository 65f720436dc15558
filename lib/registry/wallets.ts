/** Ids of MetaMask builds that answer extension pages. Source: @metamask/providers external-extension-config. */
export const METAMASK_IDS = {
  chromium: ['nkbihfbeogaeaoehlefnkodbefgpgknn', 'ejbalbakoplchlghecdalmeeeajnimhm'],
  firefox: ['webextension@metamask.io'],
} as const;
