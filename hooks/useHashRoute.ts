import { useHashLocation } from 'wouter/use-hash-location';

/** Where the page is: the path after `#`, its query, and how to go elsewhere. */
export interface Route {
  path: string;
  query: URLSearchParams;
  go: (route: string) => void;
}

/** The hash route, as WXT pages need it. */
export function useHashRoute(): Route {
  const [route] = useHashLocation();
  const [path = '/', query = ''] = route.split('?');
  return { path, query: new URLSearchParams(query), go };
}

/** Stays within the hash: wouter's own way puts a query into the address of the page. */
const go = (route: string): void => {
  location.hash = route;
};
