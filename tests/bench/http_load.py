"""So many connections that ask for one page again and again, in a process of its own."""

import http.client
import threading
import time
from typing import Any

from tests.bench.worker import obey, quantile


def load(port: int, path: str, cookie: str, connections: int, seconds: float) -> dict[str, Any]:
    """Pages a second, how long each took, and how many were no page."""
    waited, errors, end = list[float](), list[int](), time.perf_counter() + seconds

    def ask() -> None:
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        while (begin := time.perf_counter()) < end:
            try:
                line.request("GET", path, headers={"Cookie": cookie})
                answer = line.getresponse()
                body = answer.read()
            except (OSError, http.client.HTTPException):
                errors.append(0)
                line.close()
                time.sleep(0.05)
                continue
            if answer.status == 200 and body:
                waited.append(time.perf_counter() - begin)
            else:
                errors.append(answer.status)
        line.close()

    threads = [threading.Thread(target=ask) for _ in range(connections)]
    begin = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.perf_counter() - begin
    waited.sort()
    rate = len(waited) / took
    return {"rate": rate, "p50": quantile(waited, 0.5), "p95": quantile(waited, 0.95), "errors": len(errors)}


if __name__ == "__main__":
    obey(load)
