# Linkway for production: `docker build -t linkway .`; compose.yaml shows how its parts run together.
# One image serves web, worker and scheduler; they differ in their command.

FROM python:3.12-slim-bookworm AS build
ENV PIP_NO_CACHE_DIR=1 UV_NO_CACHE=1 UV_LINK_MODE=copy UV_COMPILE_BYTECODE=1
WORKDIR /srv/linkway
COPY requirements.lock pyproject.toml ./
COPY site/config/install.py site/config/install.py
# What production needs, at the versions and with the hashes of the lock. The embedded PostgreSQL and Redis
# and the tools of development are other groups of pyproject.toml, and stay out.
RUN python -m venv /opt/build \
 && /opt/build/bin/python site/config/install.py uv \
 && python -m venv --without-pip /opt/venv \
 && VIRTUAL_ENV=/opt/venv /opt/build/bin/uv pip install --require-hashes -c requirements.lock -r pyproject.toml

FROM python:3.12-slim-bookworm
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONPATH=/srv/linkway:/srv/linkway/site \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=config.settings.production \
    STATIC_ROOT=/srv/static \
    MEDIA_ROOT=/srv/media
RUN groupadd --system --gid 10001 linkway \
 && useradd --system --uid 10001 --gid linkway --home-dir /srv/linkway --shell /usr/sbin/nologin linkway \
 && install -d -o linkway -g linkway -m 0750 /srv/media /srv/scheduler
WORKDIR /srv/linkway
COPY --from=build /opt/venv /opt/venv
COPY manage.py pyproject.toml ./
COPY site site
COPY courses courses
COPY assessments assessments
COPY peer_learning peer_learning
# Collecting needs the settings to load, and talks to nobody: these values are of this one step.
RUN SECRET_KEY=only-while-the-image-is-built-0123456789-abcdefghijklmnop \
    SEALING_KEYS=b25seS13aGlsZS10aGUtaW1hZ2UtaXMtYnVpbHQtMDE= \
    SITE_ADDRESS=https://build.invalid \
    DATABASE_URL=postgres://build@build.invalid/build \
    REDIS_URL=redis://build.invalid \
    EMAIL_URL=smtp://build.invalid \
    EMAIL_FROM=build@build.invalid \
    python manage.py collectstatic --no-input --verbosity 0
USER linkway
VOLUME /srv/media
EXPOSE 8000
# The web server; the worker and the scheduler are in compose.yaml. Memory-backed heartbeat files keep a slow
# disk from looking like a dead process.
CMD ["gunicorn", "config.wsgi", "--bind=0.0.0.0:8000", "--workers=3", "--worker-class=gthread", "--threads=4", \
     "--preload", "--timeout=60", "--max-requests=2000", "--max-requests-jitter=200", \
     "--worker-tmp-dir=/dev/shm", "--no-control-socket"]
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s \
  CMD ["python", "-c", "import urllib.request as r, os; from urllib.parse import urlsplit as s; r.urlopen(r.Request('http://127.0.0.1:8000/healthz', headers={'Host': s(os.environ['SITE_ADDRESS']).netloc}), timeout=4)"]
