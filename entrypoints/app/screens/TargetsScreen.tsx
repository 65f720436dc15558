export const TargetsScreen = (_props: Record<string, unknown>) => null;
