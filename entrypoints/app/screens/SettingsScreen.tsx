export const SettingsScreen = (_props: Record<string, unknown>) => null;
