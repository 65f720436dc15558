import { lazy } from 'react';

/** Screens that come when they are asked for, so that opening the page brings the overview alone. */

export const ActivityScreen = lazy(async () => ({
  default: (await import('./ActivityScreen.tsx')).ActivityScreen,
}));
export const OnboardingScreen = lazy(async () => ({
  default: (await import('./OnboardingScreen.tsx')).OnboardingScreen,
}));
export const PlanScreen = lazy(async () => ({
  default: (await import('./PlanScreen.tsx')).PlanScreen,
}));
export const SettingsScreen = lazy(async () => ({
  default: (await import('./SettingsScreen.tsx')).SettingsScreen,
}));
export const StrategyScreen = lazy(async () => ({
  default: (await import('./StrategyScreen.tsx')).StrategyScreen,
}));
export const TargetsScreen = lazy(async () => ({
  default: (await import('./TargetsScreen.tsx')).TargetsScreen,
}));
