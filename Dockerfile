# Bothways in a container: packages installed in one stage, run in another by a user without rights. See docs/operating.md.
# The tag says which Python; `docker buildx imagetools inspect python:3.11-slim` prints the digest to pin it by in production.
FROM python:3.11-slim AS packages
COPY requirements/runtime.txt runtime.txt
RUN python -m venv /app/venv
# Every file is checked against the lock, and none is built here.
RUN /app/venv/bin/python -m pip install --no-cache-dir --require-hashes --only-binary :all: --requirement runtime.txt

FROM python:3.11-slim
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin bothways && install --directory --owner bothways /data /journal /backups
COPY --from=packages /app/venv /app/venv
COPY app_manifest.yaml /app/app_manifest.yaml
COPY mentoring /app/mentoring
COPY handlers /app/handlers
COPY storage /app/storage
COPY prompts /app/prompts
COPY bot /app/bot
WORKDIR /data
USER 10001
ENV HOST=0.0.0.0 PORT=3000 DATABASE_URL=sqlite:////data/bothways.db PYTHONPATH=/app PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
EXPOSE 3000
VOLUME /data
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s CMD ["/app/venv/bin/python", "-c", "import os, urllib.request; urllib.request.urlopen('http://127.0.0.1:' + os.environ['PORT'] + '/healthz', timeout=4)"]
ENTRYPOINT ["/app/venv/bin/python", "-m", "bot"]
CMD ["run"]
