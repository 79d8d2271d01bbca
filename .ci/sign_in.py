"""Sign in as each demo person over HTTP, as a browser without JavaScript does: `sign_in.py ADDRESS`."""

import re
import sys
import urllib.error
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar

PEOPLE = ("admin", "trainer", "learner", "second.year", "lead", "supervisor", "region.lead", "national")
PASSWORD = "linkway-demo"
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


def sign_in(address: str, name: str) -> str:
    """Sign in and return what went wrong, or nothing."""
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    login = f"{address}/accounts/login/"
    form = browser.open(login, timeout=60).read().decode()
    token = TOKEN.search(form)
    if not token:
        return "the sign-in page has no form"
    sent = {
        "csrfmiddlewaretoken": token[1],
        "login": f"{name}@demo.linkway.example",
        "password": PASSWORD,
    }
    request = urllib.request.Request(
        login, data=urllib.parse.urlencode(sent).encode(), headers={"Referer": login}
    )
    answer = browser.open(request, timeout=60)
    answer.read()
    if "/accounts/" in answer.url:
        return f"still at {answer.url}"
    home = browser.open(f"{address}/learn/", timeout=60)
    page = home.read().decode()
    if not home.url.endswith("/learn/") or "<h1" not in page:
        return f"my learning is not shown, but {home.url}"
    return ""


def main(address: str) -> int:
    failed = 0
    for name in PEOPLE:
        try:
            problem = sign_in(address, name)
        except urllib.error.URLError as fault:
            problem = f"{fault} at {getattr(fault, 'url', address)}"
        failed += bool(problem)
        sys.stdout.write(f"{name:>12}: {problem or 'signed in'}\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1].rstrip("/")))
