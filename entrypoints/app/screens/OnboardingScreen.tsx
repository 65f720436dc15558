export const OnboardingScreen = (_props: Record<string, unknown>) => null;
