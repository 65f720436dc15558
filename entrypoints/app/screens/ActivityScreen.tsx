export const ActivityScreen = (_props: Record<string, unknown>) => null;
