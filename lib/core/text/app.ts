export const app = { name: 'Evenkeel' } as const;
