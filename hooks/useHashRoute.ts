import { useHashLocation } from 'wouter/use-hash-location';

/** Where the page is: the path after `#`, its query, and how to go elsewhere. */
export interface Route {
  path: string;
  query: URLSearchParams;
  go: (route: string) => void;
}

/** The hash route, as WXT pages need it. */
export function useHashRoute(): Route {
  const [location, go] = useHashLocation();
  const [path = '/', query = ''] = location.split('?');
  return { path, query: new URLSearchParams(query), go };
}
